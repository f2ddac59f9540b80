// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package typed

// Submission is a section of the schema. Every field has a value; nil is
// null.
//
// The jobs of one submission.
type Submission struct {
	// Who submits them.
	Owner string
	// The queue that they wait in.
	Queue Queue
	// The jobs, in the order in which they start.
	Jobs []Task
	// Variables of the environment of every job.
	Env map[string]string
	// How many hosts of each kind are reserved.
	Hosts map[string]int64
	// Where a notice goes when all is done.
	Notify *Address
	// What the machine room allows.
	Room Room
}

// Task is a section of the schema. Every field has a value; nil is null.
//
// One job.
type Task struct {
	// Its name.
	Name string
	// The command and its arguments.
	Command []string
	// What it needs.
	Needs Needs
	// How often it is tried.
	Tries int64
	// How important it is.
	Weight any
}

// Needs is a section of the schema. Every field has a value; nil is null.
//
// What a job needs.
type Needs struct {
	// How many cores.
	Cores int64
	// Where the data is.
	Disks []Disk
	// The memory, in GiB.
	Memory *float64
}

// Disk is a section of the schema. Every field has a value; nil is null.
//
// A disk.
type Disk struct {
	// Where it is mounted.
	Mount string
	// Its size in GiB.
	Size *int64
}

// Address is a section of the schema. Every field has a value; nil is null.
//
// An address.
type Address struct {
	// The mail address.
	Mail string
}

// Room is a section of the schema. Every field has a value; nil is null.
//
// What the machine room allows.
type Room struct {
	// Its power.
	Power Power
	// Its name.
	Hall string
}

// Power is a section of the schema. Every field has a value; nil is null.
//
// The power of a machine room.
type Power struct {
	// The limit of all hosts together.
	Cap *Cap
	// The price of a kilowatt-hour.
	Price float64
	// The cooling.
	Fans Fans
}

// Cap is a section of the schema. Every field has a value; nil is null.
//
// A limit of power.
type Cap struct {
	// The power in watts.
	Watts int64
	// How strictly it is kept.
	Mode Mode
	// How far it may be exceeded, in watts.
	Slack *int64
}

// Fans is a section of the schema. Every field has a value; nil is null.
//
// The cooling of a machine room.
type Fans struct {
	// How fast they turn, of 10.
	Speed int64
}
