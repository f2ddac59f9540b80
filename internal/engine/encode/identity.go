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

// ConfigHash is the config_hash of LLenergyMeasure v2.0: the first 16 hex
// digits of the SHA-256 of the resolved config as Python's json module writes
// it, sorted.
func ConfigHash(resolved *value.Value) string {
	sum := sha256.Sum256(Python(resolved))
	return hex.EncodeToString(sum[:])[:16]
}

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
	config := essence(schema, schema.Root(), resolved)
	whole := &value.Value{Kind: value.Map}
	add := func(key string, v *value.Value) {
		whole.Entries = append(whole.Entries, value.Entry{Key: key, Value: v})
	}
	add("config", config)
	if exact := exactly(schema, config); len(exact.Entries) > 0 {
		add("exact", exact)
	}
	add("schema_version", value.OfString(schema.Version))
	text, err := Canonical(whole)
	if err != nil {
		text = JSON(whole) // of what is no JSON, such as a NaN that a program put there
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// essence is v without the fields that are no part of the experiment.
func essence(schema *spec.Schema, section *spec.Section, v *value.Value) *value.Value {
	out := &value.Value{Kind: value.Map}
	for _, e := range v.Entries {
		f := section.Field(e.Key)
		if f.Incidental {
			continue
		}
		if f.Section != spec.NoSection && e.Value.Kind == value.Map {
			e.Value = essence(schema, &schema.Sections[f.Section], e.Value)
		}
		out.Entries = append(out.Entries, e)
	}
	return out
}

// maxExact is the greatest integer up to which every integer is a float.
const maxExact = 1<<53 - 1

func exactly(schema *spec.Schema, config *value.Value) *value.Value {
	exact := &value.Value{Kind: value.Map}
	var walk func(section *spec.Section, free bool, v *value.Value, pointer string)
	walk = func(section *spec.Section, free bool, v *value.Value, pointer string) {
		isPast := v.Kind == value.Int && (v.Int() > maxExact || v.Int() < -maxExact)
		isWhole := v.Kind == value.Float && free && v.Float == math.Trunc(v.Float)
		if isPast || isWhole {
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
			below, isFree := (*spec.Section)(nil), free
			if section != nil {
				f := section.Field(e.Key)
				if isFree = f.Section == spec.NoSection && f.Kinds.Has(value.Map); f.Section != spec.NoSection {
					below = &schema.Sections[f.Section]
				}
			}
			walk(below, isFree, e.Value, pointer+"/"+pointerEscape.Replace(e.Key))
		}
	}
	walk(schema.Root(), false, config, "")
	slices.SortFunc(exact.Entries, func(a, b value.Entry) int { return strings.Compare(a.Key, b.Key) })
	return exact
}

var pointerEscape = strings.NewReplacer("~", "~0", "/", "~1")
