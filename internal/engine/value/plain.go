package value

import "fmt"

// Plain returns v as plain Go data: nil, a bool, an int64, a float64, a string, a
// []any or a map[string]any. It panics if something in v is Invalid.
func (v *Value) Plain() any {
	switch v.Kind {
	case Null:
		return nil
	case Bool:
		return v.Bool()
	case Int:
		return v.Int()
	case Float:
		return v.Float
	case String:
		return v.Text
	case Map:
		m := make(map[string]any, len(v.Entries))
		for _, e := range v.Entries {
			m[e.Key] = e.Value.Plain()
		}
		return m
	case List:
		list := make([]any, len(v.Entries))
		for i, item := range v.Entries {
			list[i] = item.Value.Plain()
		}
		return list
	default:
		panic(fmt.Sprintf("value: a value of kind %d has no data", v.Kind))
	}
}
