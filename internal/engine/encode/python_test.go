package encode_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// TestPython has values with the text that Python's json.dumps writes of them,
// with sorted keys.
func TestPython(t *testing.T) {
	entry := func(key string, v *value.Value) value.Entry { return value.Entry{Key: key, Value: v} }
	for _, c := range []struct {
		v    *value.Value
		want string
	}{
		{value.OfNull(), "null"}, {value.OfBool(true), "true"}, {value.OfInt(-3), "-3"}, {value.OfFloat(1), "1.0"}, {value.OfFloat(0.5), "0.5"},
		{value.OfString(""), `""`}, {value.OfString(`a"\b`), `"a\"\\b"`}, {value.OfString(" ~\x7f"), `" ~\u007f"`},
		{value.OfString("\x07\b\t\n\v\f\r\x0e"), `"\u0007\b\t\n\u000b\f\r\u000e"`}, {value.OfString("é模🚀"), `"\u00e9\u6a21\ud83d\ude80"`},
		{&value.Value{Kind: value.List}, "[]"}, {&value.Value{Kind: value.Map}, "{}"},
		{&value.Value{Kind: value.List, Entries: []value.Entry{entry("", value.OfInt(1)), entry("", value.OfInt(2))}}, "[1, 2]"},
		{&value.Value{Kind: value.Map, Entries: []value.Entry{entry("b", value.OfInt(1)), entry("a", value.OfInt(2))}}, `{"a": 2, "b": 1}`},
	} {
		if got := string(encode.Python(c.v)); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
