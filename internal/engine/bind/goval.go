package bind

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// TreeOf makes a value of what a Go program has, within the limits of a file,
// with the keys of maps sorted. All of it has a place, in a source without lines.
func TreeOf(source *value.Source, x any, limits yamldoc.Limits) (*value.Value, error) {
	g := goReader{source: source, limits: limits}
	return g.read(reflect.ValueOf(x), 1)
}

type goReader struct {
	source *value.Source
	limits yamldoc.Limits
	nodes  int // so far
}

// OverLimit is the error of a value that is over a limit.
type OverLimit string

func (e OverLimit) Error() string { return string(e) }

// written is the place of everything that a program says.
var written = value.Point(value.Pos{Line: 1, Column: 1})

// maxPointers bounds pointers to pointers, which may point at themselves.
const maxPointers = 64

// read reads a value; depth is that of a map or slice in its place.
func (g *goReader) read(x reflect.Value, depth int) (*value.Value, error) {
	for pointers := 0; x.IsValid() && (x.Kind() == reflect.Pointer || x.Kind() == reflect.Interface); pointers++ {
		if pointers > maxPointers {
			return nil, OverLimit(fmt.Sprintf("there are more than %d pointers to a value", maxPointers))
		}
		x = x.Elem()
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

// admit counts one more node, if the limits allow it.
func (g *goReader) admit(size int) error {
	if g.nodes++; g.nodes > g.limits.Nodes {
		return OverLimit(g.limits.TooMany())
	}
	if size > g.limits.Scalar {
		return OverLimit(g.limits.TooLong(size))
	}
	return nil
}

func notUTF8(s string) error    { return fmt.Errorf("the string %q is not UTF-8", s) }
func notFinite(f float64) error { return fmt.Errorf("%v is not a number that a config can hold", f) }

func (g *goReader) bare(x reflect.Value, depth int) (*value.Value, error) {
	if x.IsValid() && (x.Kind() == reflect.Map || x.Kind() == reflect.Slice || x.Kind() == reflect.Array) {
		return g.collection(x, depth)
	}
	v, err := scalarOf(x)
	if err != nil {
		return nil, err
	}
	return v, g.admit(len(v.Text))
}

func scalarOf(x reflect.Value) (*value.Value, error) {
	if !x.IsValid() {
		return value.OfNull(), nil
	}
	if x.Type() == reflect.TypeFor[json.Number]() {
		number := json.Number(x.String())
		if i, err := number.Int64(); err == nil {
			return value.OfInt(i), nil
		}
		f, err := number.Float64()
		if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
			return nil, fmt.Errorf("%q is not a number that a config can hold", number)
		}
		return value.OfFloat(f), nil
	}
	switch x.Kind() {
	case reflect.Bool:
		return value.OfBool(x.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return value.OfInt(x.Int()), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if x.Uint() > math.MaxInt64 {
			return nil, fmt.Errorf("%d does not fit in a signed 64-bit integer", x.Uint())
		}
		return value.OfInt(int64(x.Uint())), nil
	case reflect.Float32, reflect.Float64:
		if f := x.Float(); math.IsInf(f, 0) || math.IsNaN(f) {
			return nil, notFinite(f)
		}
		return value.OfFloat(x.Float()), nil
	case reflect.String:
		if !utf8.ValidString(x.String()) {
			return nil, notUTF8(x.String())
		}
		return value.OfString(x.String()), nil
	default:
		return nil, fmt.Errorf("a config cannot hold a value of the Go type %v", x.Type())
	}
}

func (g *goReader) collection(x reflect.Value, depth int) (*value.Value, error) {
	if x.Kind() == reflect.Map && x.IsNil() && depth > 1 {
		return value.OfNull(), g.admit(0)
	}
	if depth > g.limits.Depth {
		return nil, OverLimit(g.limits.TooDeep())
	}
	if err := g.admit(0); err != nil {
		return nil, err
	}
	if x.Kind() == reflect.Map {
		return g.mapping(x, depth)
	}
	list := &value.Value{Kind: value.List}
	for i := range x.Len() {
		item, err := g.read(x.Index(i), depth+1)
		if err != nil {
			return nil, within(fmt.Sprintf("[%d]", i), err)
		}
		list.Entries = append(list.Entries, value.Entry{KeyAt: item.At, Value: item})
	}
	return list, nil
}

// within says where the value is that an error is about. A limit is about all of
// them.
func within(step string, err error) error {
	if _, isLimit := err.(OverLimit); isLimit {
		return err
	}
	return fmt.Errorf("%s: %w", step, err)
}

func (g *goReader) mapping(x reflect.Value, depth int) (*value.Value, error) {
	if x.Type().Key().Kind() != reflect.String {
		return nil, fmt.Errorf("the keys of a map must be strings, and those of %v are not", x.Type())
	}
	out := &value.Value{Kind: value.Map}
	keys := make([]string, 0, x.Len())
	for _, key := range x.MapKeys() {
		keys = append(keys, key.String())
	}
	slices.Sort(keys)
	for _, key := range keys {
		if !utf8.ValidString(key) {
			return nil, notUTF8(key)
		}
		if problem := yamldoc.KeyProblem(key); problem != "" {
			return nil, errors.New(problem)
		}
		if err := g.admit(len(key)); err != nil {
			return nil, err
		}
		v, err := g.read(x.MapIndex(reflect.ValueOf(key).Convert(x.Type().Key())), depth+1)
		if err != nil {
			return nil, within(value.Key(key).String(), err)
		}
		e := Entry(key, v)
		e.KeyAt = v.At
		out.Entries = append(out.Entries, e)
	}
	return out, nil
}
