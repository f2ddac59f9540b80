package value

// Finder finds the entries of a Map by their keys, all of them in linear time.
type Finder struct {
	entries []Entry
	next    int // the entry after the one found last, which likely comes next
	index   map[string]int
}

// Finder returns a Finder for v. A nil Value, or one that is no Map, has no
// entries.
func (v *Value) Finder() Finder {
	if v == nil || v.Kind != Map {
		return Finder{}
	}
	return Finder{entries: v.Entries}
}

// fewEntries is up to how many entries are looked through one by one.
const fewEntries = 16

// Find returns the entry of a key, or nil.
func (f *Finder) Find(key string) *Entry {
	if f.next < len(f.entries) && f.entries[f.next].Key == key {
		f.next++
		return &f.entries[f.next-1]
	}
	if i := f.find(key); i >= 0 {
		f.next = i + 1
		return &f.entries[i]
	}
	return nil
}

func (f *Finder) find(key string) int {
	if len(f.entries) <= fewEntries {
		for i := range f.entries {
			if f.entries[i].Key == key {
				return i
			}
		}
		return -1
	}
	if f.index == nil {
		f.index = make(map[string]int, len(f.entries))
		for i := range f.entries {
			f.index[f.entries[i].Key] = i
		}
	}
	if i, ok := f.index[key]; ok {
		return i
	}
	return -1
}
