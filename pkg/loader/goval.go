package loader

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// maxGoDepth bounds values that hold themselves.
const maxGoDepth = 64

// treeOf makes a value of what a Go program has, with the keys of maps sorted.
// All of it is marked as written, in a source that has no lines.
func treeOf(source *value.Source, x any) (*value.Value, error) {
	return goReader{source}.read(reflect.ValueOf(x), 1)
}

type goReader struct{ source *value.Source }

// written is the place of everything that a program says.
var written = value.Point(value.Pos{Line: 1, Column: 1})

func (g goReader) read(x reflect.Value, depth int) (*value.Value, error) {
	if depth > maxGoDepth {
		return nil, fmt.Errorf("maps and slices are nested more than %d deep", maxGoDepth)
	}
	v, err := g.bare(x, depth)
	if err != nil {
		return nil, err
	}
	v.Source = g.source
	if g.source != nil {
		v.At = written
	}
	return v, nil
}

func (g goReader) bare(x reflect.Value, depth int) (*value.Value, error) {
	if !x.IsValid() {
		return value.OfNull(), nil
	}
	if number, ok := x.Interface().(json.Number); ok {
		if i, err := number.Int64(); err == nil {
			return value.OfInt(i), nil
		}
		f, err := number.Float64()
		return value.OfFloat(f), err
	}
	switch x.Kind() {
	case reflect.Bool:
		return value.OfBool(x.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return value.OfInt(x.Int()), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if x.Uint() > math.MaxInt64 {
			return nil, fmt.Errorf("%d is past 64 bits with a sign", x.Uint())
		}
		return value.OfInt(int64(x.Uint())), nil
	case reflect.Float32, reflect.Float64:
		if f := x.Float(); math.IsInf(f, 0) || math.IsNaN(f) {
			return nil, fmt.Errorf("%v is not a number that a config can hold", f)
		}
		return value.OfFloat(x.Float()), nil
	case reflect.String:
		if !utf8.ValidString(x.String()) {
			return nil, fmt.Errorf("the string %q is not UTF-8", x.String())
		}
		return value.OfString(x.String()), nil
	case reflect.Pointer, reflect.Interface:
		if x.IsNil() {
			return value.OfNull(), nil
		}
		return g.bare(x.Elem(), depth+1)
	case reflect.Map:
		return g.mapping(x, depth)
	case reflect.Slice, reflect.Array:
		list := &value.Value{Kind: value.List}
		for i := range x.Len() {
			item, err := g.read(x.Index(i), depth+1)
			if err != nil {
				return nil, fmt.Errorf("[%d]: %w", i, err)
			}
			list.Entries = append(list.Entries, value.Entry{KeyAt: item.At, Value: item})
		}
		return list, nil
	default:
		return nil, fmt.Errorf("a config cannot hold a value of the Go type %v", x.Type())
	}
}

func (g goReader) mapping(x reflect.Value, depth int) (*value.Value, error) {
	if x.Type().Key().Kind() != reflect.String {
		return nil, fmt.Errorf("the keys of a map must be strings, and those of %v are not", x.Type())
	}
	if x.IsNil() && depth > 1 {
		return value.OfNull(), nil
	}
	out := &value.Value{Kind: value.Map}
	keys := make([]string, 0, x.Len())
	for _, key := range x.MapKeys() {
		keys = append(keys, key.String())
	}
	slices.Sort(keys)
	for _, key := range keys {
		v, err := g.read(x.MapIndex(reflect.ValueOf(key).Convert(x.Type().Key())), depth+1)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		e := entry(key, v)
		e.KeyAt = v.At
		out.Entries = append(out.Entries, e)
	}
	return out, nil
}
