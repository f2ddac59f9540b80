package encode

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Fingerprint is the SHA-256, in hex, of this in the canonical JSON of RFC 8785:
//
//	{"config": …, "exact": {…}, "schema_version": "2.0"}
//
// config is the resolved config without the fields that the schema marks as no
// part of the experiment. exact is there only if config holds a number that
// RFC 8785 writes as it writes another: then it has the literal of each of
// these, by its JSON pointer. They are the integers past ±(2^53-1), which it
// rounds, and, where the schema leaves the type open, the floats that are
// whole, which it writes as integers. Two configs that differ anywhere
// therefore never share a fingerprint.
func Fingerprint(schema *spec.Schema, resolved *value.Value) string {
	sum := NewFingerprinter(schema).Sum(resolved)
	return hex.EncodeToString(sum[:])
}

// Fingerprinter computes fingerprints of configs of one schema, field by field of
// its root: what a field adds to the text need not be written again for another
// config that has it too. It is for one goroutine.
type Fingerprinter struct {
	schema *spec.Schema
	fields []printed
	tail   string
	text   []byte
}

// printed is a field of the root, in the order of the canonical JSON.
type printed struct {
	name    string
	section *spec.Section // nil for a field that holds none
	isFree  bool
}

// NewFingerprinter returns a Fingerprinter of a schema.
func NewFingerprinter(schema *spec.Schema) *Fingerprinter {
	f := &Fingerprinter{schema: schema}
	root := schema.Root()
	for i := range root.Fields {
		if field := &root.Fields[i]; !field.Incidental {
			p := printed{name: field.Name, isFree: isFree(field)}
			if field.Section != spec.NoSection {
				p.section = &schema.Sections[field.Section]
			}
			f.fields = append(f.fields, p)
		}
	}
	slices.SortFunc(f.fields, func(a, b printed) int { return compareKeys(a.name, b.name) })
	// A name and a version are plain text.
	version, _ := appendCanonicalString(nil, schema.Version)
	f.tail = `},"schema_version":` + string(version) + `}`
	return f
}

// isFree reports whether the schema leaves the types of numbers in a field open.
func isFree(f *spec.Field) bool { return f.Section == spec.NoSection && f.Kinds.Has(value.Map) }

// Sum returns the fingerprint of a resolved config.
func (f *Fingerprinter) Sum(resolved *value.Value) [sha256.Size]byte {
	f.text = append(f.text[:0], `{"config":{`...)
	for i := range f.fields {
		e := resolved.Lookup(f.fields[i].name)
		if e == nil {
			continue
		}
		var ok bool
		if f.text, ok = f.appendField(f.text, i, e.Value); !ok {
			return f.exactSum(resolved)
		}
	}
	return sha256.Sum256(append(f.text, f.tail...))
}

// Fields are the names of the fields that count, in the order in which SumOf
// takes them.
func (f *Fingerprinter) Fields() []string {
	names := make([]string, len(f.fields))
	for i := range f.fields {
		names[i] = f.fields[i].name
	}
	return names
}

// AppendField appends what field i of Fields adds to the text. It is false for a
// value that SumOf cannot take, such as one that needs an exact number.
func (f *Fingerprinter) AppendField(b []byte, i int, v *value.Value) (text []byte, ok bool) {
	text, ok = f.appendField(b, i, v)
	if !ok {
		return b, false
	}
	return text, true
}

// SumOf returns the fingerprint of a config from the texts of all its fields, of
// which each is what AppendField has appended to nothing; empty for a field that
// is absent.
func (f *Fingerprinter) SumOf(texts [][]byte) [sha256.Size]byte {
	f.text = append(f.text[:0], `{"config":{`...)
	begin := len(f.text)
	for _, text := range texts {
		if len(f.text) == begin && len(text) > 0 {
			text = text[1:] // the comma
		}
		f.text = append(f.text, text...)
	}
	return sha256.Sum256(append(f.text, f.tail...))
}

func (f *Fingerprinter) appendField(b []byte, i int, v *value.Value) (text []byte, ok bool) {
	p := &f.fields[i]
	if len(b) == 0 || b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	b = append(append(append(b, '"'), p.name...), `":`...)
	return f.append(b, p.section, p.isFree, v)
}

// append writes a part of the config, without the fields that do not count. It
// is false where the literals of numbers have to be kept, and where v is no JSON.
func (f *Fingerprinter) append(b []byte, section *spec.Section, free bool, v *value.Value) (text []byte, ok bool) {
	switch {
	case needsLiteral(v, free):
		return nil, false
	case v.Kind == value.Map:
		return f.appendMap(b, section, free, v)
	case v.Kind == value.List:
		b = append(b, '[')
		for i := range v.Entries {
			if i > 0 {
				b = append(b, ',')
			}
			if b, ok = f.append(b, nil, free, v.Entries[i].Value); !ok {
				return nil, false
			}
		}
		return append(b, ']'), true
	}
	b, err := appendCanonical(b, v)
	return b, err == nil
}

func (f *Fingerprinter) appendMap(b []byte, section *spec.Section, free bool, v *value.Value) (text []byte, ok bool) {
	var some [fewEntries]int
	b = append(b, '{')
	isFirst := true
	for _, i := range inOrder(v.Entries, some[:0]) {
		e := &v.Entries[i]
		below, isFreeBelow := (*spec.Section)(nil), free
		if section != nil {
			field := section.Field(e.Key)
			if field.Incidental {
				continue
			}
			if isFreeBelow = isFree(field); field.Section != spec.NoSection {
				below = &f.schema.Sections[field.Section]
			}
		}
		if !isFirst {
			b = append(b, ',')
		}
		isFirst = false
		var err error
		if b, err = appendCanonicalString(b, e.Key); err != nil {
			return nil, false
		}
		if b, ok = f.append(append(b, ':'), below, isFreeBelow, e.Value); !ok {
			return nil, false
		}
	}
	return append(b, '}'), true
}

// maxExact is the greatest integer up to which every integer is a float.
const maxExact = 1<<53 - 1

// needsLiteral reports whether canonical JSON writes a number as it writes
// another; free is set where the schema leaves its type open.
func needsLiteral(v *value.Value, free bool) bool {
	switch v.Kind {
	case value.Int:
		if v.Float < 1<<52 && v.Float > -1<<52 {
			return false
		}
		return v.Int() > maxExact || v.Int() < -maxExact
	case value.Float:
		return free && v.Float == math.Trunc(v.Float)
	default:
		return false
	}
}

// exactSum is the fingerprint of a config with numbers whose literals count.
func (f *Fingerprinter) exactSum(resolved *value.Value) [sha256.Size]byte {
	config := f.essence(f.schema.Root(), resolved)
	whole := &value.Value{Kind: value.Map}
	add := func(key string, v *value.Value) {
		whole.Entries = append(whole.Entries, value.Entry{Key: key, Value: v})
	}
	add("config", config)
	if exact := f.exactly(config); len(exact.Entries) > 0 {
		add("exact", exact)
	}
	add("schema_version", value.OfString(f.schema.Version))
	text, err := Canonical(whole)
	if err != nil {
		panic("encode: " + err.Error())
	}
	return sha256.Sum256(text)
}

// essence is v without the fields that are no part of the experiment.
func (f *Fingerprinter) essence(section *spec.Section, v *value.Value) *value.Value {
	out := &value.Value{Kind: value.Map}
	for _, e := range v.Entries {
		field := section.Field(e.Key)
		if field.Incidental {
			continue
		}
		if field.Section != spec.NoSection && e.Value.Kind == value.Map {
			e.Value = f.essence(&f.schema.Sections[field.Section], e.Value)
		}
		out.Entries = append(out.Entries, e)
	}
	return out
}

// exactly are the literals that count, by the JSON pointers of their numbers.
func (f *Fingerprinter) exactly(config *value.Value) *value.Value {
	exact := &value.Value{Kind: value.Map}
	var walk func(section *spec.Section, free bool, v *value.Value, pointer string)
	walk = func(section *spec.Section, free bool, v *value.Value, pointer string) {
		if needsLiteral(v, free) {
			literal := value.OfString(string(JSON(v)))
			exact.Entries = append(exact.Entries, value.Entry{Key: pointer, Value: literal})
		}
		if v.Kind == value.List {
			for i, item := range v.Entries {
				walk(nil, free, item.Value, pointer+"/"+strconv.Itoa(i))
			}
			return
		}
		for _, e := range v.Entries {
			below, isFreeBelow := (*spec.Section)(nil), free
			if section != nil {
				field := section.Field(e.Key)
				if isFreeBelow = isFree(field); field.Section != spec.NoSection {
					below = &f.schema.Sections[field.Section]
				}
			}
			walk(below, isFreeBelow, e.Value, pointer+"/"+pointerEscape.Replace(e.Key))
		}
	}
	walk(f.schema.Root(), false, config, "")
	slices.SortFunc(exact.Entries, func(a, b value.Entry) int { return strings.Compare(a.Key, b.Key) })
	return exact
}

var pointerEscape = strings.NewReplacer("~", "~0", "/", "~1")
