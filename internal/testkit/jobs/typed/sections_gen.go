// Code generated from the CUE schema by internal/gen. DO NOT EDIT.

package typed

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/bind"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

func (c *Submission) fill(v *value.Value) {
	c.Owner = bind.StringFrom[string](bind.FieldOf(v, "owner"))
	c.Queue = bind.StringFrom[Queue](bind.FieldOf(v, "queue"))
	c.Jobs = bind.ItemsFrom(bind.SectionFrom((*Task).fill))(bind.FieldOf(v, "jobs"))
	c.Env = bind.EntriesFrom(bind.StringFrom[string])(bind.FieldOf(v, "env"))
	c.Hosts = bind.EntriesFrom(bind.Int64From)(bind.FieldOf(v, "hosts"))
	c.Notify = bind.Optional(bind.FieldOf(v, "notify"), bind.SectionFrom((*Address).fill))
	c.Room.fill(bind.FieldOf(v, "room"))
}

func (c Submission) tree() *value.Value {
	return bind.Sparse(
		bind.Entry("owner", bind.StringTo[string](c.Owner)),
		bind.Entry("queue", bind.StringTo[Queue](c.Queue)),
		bind.Entry("jobs", bind.ItemsTo(false, Task.tree)(c.Jobs)),
		bind.Entry("env", bind.EntriesTo(false, bind.StringTo[string])(c.Env)),
		bind.Entry("hosts", bind.EntriesTo(false, bind.Int64To)(c.Hosts)),
		bind.EntryIfAny("notify", bind.Null(c.Notify, Address.tree)),
		bind.Entry("room", c.Room.tree()),
	)
}

func (c *Task) fill(v *value.Value) {
	c.Name = bind.StringFrom[string](v.Entries[0].Value)
	c.Command = bind.ItemsFrom(bind.StringFrom[string])(v.Entries[1].Value)
	c.Needs.fill(v.Entries[2].Value)
	c.Tries = bind.Int64From(v.Entries[3].Value)
	c.Weight = bind.AnyFrom(v.Entries[4].Value)
}

func (c Task) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("name", bind.StringTo[string](c.Name)),
		bind.Entry("command", bind.ItemsTo(false, bind.StringTo[string])(c.Command)),
		bind.Entry("needs", c.Needs.tree()),
		bind.Entry("tries", bind.Int64To(c.Tries)),
		bind.Entry("weight", bind.AnyTo(c.Weight)),
	)
}

func (c *Needs) fill(v *value.Value) {
	c.Cores = bind.Int64From(v.Entries[0].Value)
	c.Disks = bind.ItemsFrom(bind.SectionFrom((*Disk).fill))(v.Entries[1].Value)
	c.Memory = bind.Optional(v.Entries[2].Value, bind.Float64From)
}

func (c Needs) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("cores", bind.Int64To(c.Cores)),
		bind.Entry("disks", bind.ItemsTo(false, Disk.tree)(c.Disks)),
		bind.Entry("memory", bind.Null(c.Memory, bind.Float64To)),
	)
}

func (c *Disk) fill(v *value.Value) {
	c.Mount = bind.StringFrom[string](bind.FieldOf(v, "mount"))
	c.Size = bind.Optional(bind.FieldOf(v, "size"), bind.Int64From)
}

func (c Disk) tree() *value.Value {
	return bind.Sparse(
		bind.Entry("mount", bind.StringTo[string](c.Mount)),
		bind.EntryIfAny("size", bind.Null(c.Size, bind.Int64To)),
	)
}

func (c *Address) fill(v *value.Value) {
	c.Mail = bind.StringFrom[string](v.Entries[0].Value)
}

func (c Address) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("mail", bind.StringTo[string](c.Mail)),
	)
}

func (c *Room) fill(v *value.Value) {
	c.Power.fill(v.Entries[0].Value)
	c.Hall = bind.StringFrom[string](v.Entries[1].Value)
}

func (c Room) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("power", c.Power.tree()),
		bind.Entry("hall", bind.StringTo[string](c.Hall)),
	)
}

func (c *Power) fill(v *value.Value) {
	c.Cap = bind.Optional(v.Entries[0].Value, bind.SectionFrom((*Cap).fill))
	c.Price = bind.Float64From(v.Entries[1].Value)
	c.Fans.fill(v.Entries[2].Value)
}

func (c Power) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("cap", bind.Null(c.Cap, Cap.tree)),
		bind.Entry("price", bind.Float64To(c.Price)),
		bind.Entry("fans", c.Fans.tree()),
	)
}

func (c *Cap) fill(v *value.Value) {
	c.Watts = bind.Int64From(bind.FieldOf(v, "watts"))
	c.Mode = bind.StringFrom[Mode](bind.FieldOf(v, "mode"))
	c.Slack = bind.Optional(bind.FieldOf(v, "slack"), bind.Int64From)
}

func (c Cap) tree() *value.Value {
	return bind.Sparse(
		bind.Entry("watts", bind.Int64To(c.Watts)),
		bind.Entry("mode", bind.StringTo[Mode](c.Mode)),
		bind.EntryIfAny("slack", bind.Null(c.Slack, bind.Int64To)),
	)
}

func (c *Fans) fill(v *value.Value) {
	c.Speed = bind.Int64From(v.Entries[0].Value)
}

func (c Fans) tree() *value.Value {
	return bind.Mapping(
		bind.Entry("speed", bind.Int64To(c.Speed)),
	)
}
