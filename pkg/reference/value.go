package reference

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Value is a value that the schema states, or that a file may write.
type Value struct {
	// Go is it as nil, bool, int64, float64, string, []any or map[string]any.
	Go any
	// YAML is it as a file writes it, on one line.
	YAML string
}

// String is the value as a file writes it.
func (v Value) String() string { return v.YAML }

// MarshalJSON writes the value; a number keeps the notation that shows whether
// it is an integer.
func (v Value) MarshalJSON() ([]byte, error) {
	switch v.Go.(type) {
	case string, []any, map[string]any:
		var b bytes.Buffer
		err := writeJSON(&b, v.Go)
		return b.Bytes(), err
	}
	return []byte(v.YAML), nil
}

func writeJSON(b *bytes.Buffer, x any) error {
	switch x := x.(type) {
	case float64:
		b.WriteString(value.FormatFloat(x))
	case []any:
		b.WriteByte('[')
		for i, item := range x {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeJSON(b, item); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	case map[string]any:
		b.WriteByte('{')
		for i, key := range slices.Sorted(maps.Keys(x)) {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeJSON(b, key); err != nil {
				return err
			}
			b.WriteByte(':')
			if err := writeJSON(b, x[key]); err != nil {
				return err
			}
		}
		b.WriteByte('}')
	case nil, bool, int64, string:
		text, err := json.Marshal(x)
		b.Write(text)
		return err
	default:
		return fmt.Errorf("a value cannot be a %T", x)
	}
	return nil
}
