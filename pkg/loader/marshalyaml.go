package loader

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"runtime"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/bind"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// A value can fix its form for gopkg.in/yaml.v3 by a yaml.Node alone, and to all
// other libraries, its own forks among them, that node is a struct like any other,
// whose insides they would write. They receive plain data instead: a struct for a
// section, and bools, integers, floats, strings, maps and slices. Where they would
// write such a scalar as another value, its type has a method for them.
// github.com/goccy/go-yaml asks a value for its text, by
// MarshalYAML() ([]byte, error). The forks of gopkg.in/yaml.v3 do not know that
// method, and ask for a string or an error, by MarshalText.

// marshalYAML is a section for the YAML library that asks.
func marshalYAML(section string, v *value.Value) (any, error) {
	v, err := bind.Checked(v)
	if err != nil {
		return nil, err
	}
	if calledByYAMLv3() {
		return encode.Node(v), nil
	}
	s, i := sectionOf(section)
	return plainSection(s, &s.Sections[i], v), nil
}

// calledByYAMLv3 reports whether gopkg.in/yaml.v3 calls MarshalYAML, which says
// nothing of who calls it. Where it is not recognised it receives plain data, as
// its forks do, and writes that or returns an error. The callers between are the
// methods of this package.
func calledByYAMLv3() bool {
	var callers [8]uintptr
	frames := runtime.CallersFrames(callers[:runtime.Callers(3, callers[:])])
	for {
		frame, _ := frames.Next() // after the last one it has no function
		if !strings.HasPrefix(frame.Function, "github.com/llenergymeasure/llemcfg/pkg/loader.") {
			return strings.HasPrefix(frame.Function, "gopkg.in/yaml%2ev3.")
		}
	}
}

// plainSection is a section as a struct with its fields in the order of the
// schema; a map would lose it.
func plainSection(s *spec.Schema, section *spec.Section, v *value.Value) any {
	fields := make([]reflect.StructField, len(v.Entries))
	for i, e := range v.Entries {
		fields[i] = reflect.StructField{
			Name: fmt.Sprintf("F%d", i), Type: reflect.TypeFor[any](), Tag: reflect.StructTag(fmt.Sprintf("yaml:%q", e.Key)),
		}
	}
	out := reflect.New(reflect.StructOf(fields)).Elem()
	for i, e := range v.Entries {
		field := section.Field(e.Key)
		var plain any
		if field.Section != spec.NoSection && e.Value.Kind == value.Map {
			plain = plainSection(s, &s.Sections[field.Section], e.Value)
		} else {
			plain = plainValue(e.Value, field.Kinds&^(value.Null|value.Int|value.Float) == 0)
		}
		if plain != nil {
			out.Field(i).Set(reflect.ValueOf(plain))
		}
	}
	return out.Interface()
}

// plainValue is a value as plain data; number is set where the schema takes
// nothing but a number, so that 1 is 1.0.
func plainValue(v *value.Value, number bool) any {
	switch v.Kind {
	case value.Float:
		if !number && v.Float == math.Trunc(v.Float) {
			return yamlWhole(v.Float)
		}
		return yamlFloat(v.Float)
	case value.String:
		return yamlString(v.Text)
	case value.Map:
		m := make(map[yamlKey]any, len(v.Entries))
		for _, e := range v.Entries {
			m[yamlKey(e.Key)] = plainValue(e.Value, number)
		}
		return m
	case value.List:
		list := make([]any, len(v.Entries))
		for i, e := range v.Entries {
			list[i] = plainValue(e.Value, number)
		}
		return list
	default:
		return bind.AnyFrom(v)
	}
}

// yamlFloat is a float. goccy/go-yaml would read 1e-09, without a point, as a
// string.
type yamlFloat float64

func (f yamlFloat) MarshalYAML() ([]byte, error) { return yamlText(value.OfFloat(float64(f))) }

// yamlWhole is a whole float where an integer is another value: gopkg.in/yaml.v3
// and its forks write 1.0 as 1.
type yamlWhole float64

func (f yamlWhole) MarshalYAML() ([]byte, error) { return yamlText(value.OfFloat(float64(f))) }

func (f yamlWhole) MarshalText() ([]byte, error) {
	return nil, unwritable("the float " + value.FormatFloat(float64(f)))
}

// yamlString is a string. goccy/go-yaml leaves some without the quotes that they
// need. gopkg.in/yaml.v3 and its forks write several lines as a block, whose
// indentation is wrong where the first begins with a space or is empty, and line
// separators as they are.
type yamlString string

func (s yamlString) MarshalYAML() ([]byte, error) { return yamlText(value.OfString(string(s))) }

func (s yamlString) MarshalText() ([]byte, error) {
	if strings.Contains(string(s), "\n") && strings.ContainsAny(string(s[:1]), " \n") || strings.ContainsAny(string(s), "\u2028\u2029") {
		return nil, unwritable(fmt.Sprintf("the string %q", string(s)))
	}
	return []byte(s), nil
}

// yamlKey is a key of a map. gopkg.in/yaml.v3 and its forks write << without
// quotes, which merges.
type yamlKey string

func (k yamlKey) MarshalYAML() ([]byte, error) { return yamlString(k).MarshalYAML() }

func (k yamlKey) MarshalText() ([]byte, error) {
	if k == "<<" {
		return nil, unwritable("the key <<")
	}
	return yamlString(k).MarshalText()
}

func yamlText(v *value.Value) ([]byte, error) { return []byte(encode.Flow(v)), nil }

func unwritable(what string) error {
	return errors.New("this YAML library would write " + what + " as another value: use the YAML method of Experiment")
}
