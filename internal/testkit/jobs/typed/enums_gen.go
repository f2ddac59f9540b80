// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package typed

// Queue is a value of queue. The queue that they wait in.
type Queue string

// The values of Queue.
const (
	QueueDay     Queue = "day"
	QueueNight   Queue = "night"
	QueueWeekend Queue = "weekend"
)

// Queues are all values of Queue, in the order of the schema.
func Queues() []Queue {
	return []Queue{QueueDay, QueueNight, QueueWeekend}
}

// Mode is a value of mode. How strictly it is kept.
type Mode string

// The values of Mode.
const (
	ModeSoft Mode = "soft"
	ModeHard Mode = "hard"
)

// Modes are all values of Mode, in the order of the schema.
func Modes() []Mode {
	return []Mode{ModeSoft, ModeHard}
}
