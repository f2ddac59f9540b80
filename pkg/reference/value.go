package reference

import "encoding/json"

// Value is null, a boolean, an integer, a number, a string, or an empty mapping.
type Value struct {
	// Go is it as nil, bool, int64, float64, string or map[string]any.
	Go any
	// YAML is it as a file writes it.
	YAML string
}

// String is the value as a file writes it.
func (v Value) String() string { return v.YAML }

// MarshalJSON writes the value; a number keeps the notation that shows whether
// it is an integer.
func (v Value) MarshalJSON() ([]byte, error) {
	if s, ok := v.Go.(string); ok {
		return json.Marshal(s)
	}
	return []byte(v.YAML), nil
}
