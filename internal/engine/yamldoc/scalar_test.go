package yamldoc_test

import (
	"fmt"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// TestPlain has texts without quotes with what each is, or what is said of it.
func TestPlain(t *testing.T) {
	kinds := map[value.Kind]string{value.Null: "null", value.Bool: "bool", value.Int: "int", value.Float: "float", value.String: "string"}
	for _, c := range []struct{ text, want string }{
		{"~", "null ~"},
		{"null", "null null"},
		{"Null", "null Null"},
		{"NULL", "null NULL"},
		{"nULL", "string nULL"},
		{"nil", "string nil"},
		{"true", "bool true"},
		{"True", "bool true"},
		{"TRUE", "bool true"},
		{"tRUE", "string tRUE"},
		{"t", "string t"},
		{"false", "bool false"},
		{"False", "bool false"},
		{"FALSE", "bool false"},
		{"f", "string f"},
		{"0", "int 0 0"},
		{"1", "int 1 1"},
		{"-1", "int -1 -1"},
		{"+1", "int 1 1"},
		{"12", "int 12 12"},
		{"-0", "int -0 0"},
		{"+0", "int 0 0"},
		{"9223372036854775807", "int 9223372036854775807 9.223372036854776e+18"},
		{"9223372036854775808", "9223372036854775808 does not fit into 64 bits: write an integer from -9223372036854775808 to 9223372036854775807"},
		{"-9223372036854775808", "int -9223372036854775808 -9.223372036854776e+18"},
		{"-9223372036854775809", "-9223372036854775809 does not fit into 64 bits: write an integer from -9223372036854775808 to 9223372036854775807"},
		{"00", `00 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2: write 0, or "00" for a string`},
		{"007", `007 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2: write 7, or "007" for a string`},
		{"017", `017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2: write 17, or "017" for a string`},
		{"-017", `-017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2: write -17, or "-017" for a string`},
		{"+08", `+08 with its leading zero is a string in YAML 1.1 and decimal in YAML 1.2: write +8, or "+08" for a string`},
		{"019", `019 with its leading zero is a string in YAML 1.1 and decimal in YAML 1.2: write 19, or "019" for a string`},
		{"08.5", "float 08.5 8.5"},
		{"09e1", "float 09e1 90"},
		{"0x1F", "int 31 31"},
		{"0xg", "string 0xg"},
		{"0x", "string 0x"},
		{"0X1F", "string 0X1F"},
		{"-0x1F", "string -0x1F"},
		{"0xFFFFFFFFFFFFFFFF", "0xFFFFFFFFFFFFFFFF does not fit into 64 bits: write an integer from -9223372036854775808 to 9223372036854775807"},
		{"0o17", "int 15 15 octal"},
		{"0o18", "string 0o18"},
		{"0o", "string 0o"},
		{"0O17", "string 0O17"},
		{"+0o7", "string +0o7"},
		{"0b11", "string 0b11"},
		{"1.5", "float 1.5 1.5"},
		{".5", "float .5 0.5"},
		{"5.", "float 5. 5"},
		{"-.5", "float -.5 -0.5"},
		{"+.5", "float +.5 0.5"},
		{".", "string ."},
		{"..", "string .."},
		{"-.", "string -."},
		{"+", "string +"},
		{"--", "string --"},
		{"+-1", "string +-1"},
		{"1e3", "float 1e3 1000"},
		{"1E3", "float 1E3 1000"},
		{"1e+3", "float 1e+3 1000"},
		{"1e-3", "float 1e-3 0.001"},
		{"1e", "string 1e"},
		{"1e+", "string 1e+"},
		{"1.e5", "float 1.e5 100000"},
		{".e5", "string .e5"},
		{".5e5", "float .5e5 50000"},
		{"1e5x", "string 1e5x"},
		{"1.5.5", "string 1.5.5"},
		{"1e999", "1e999 does not fit into a 64-bit float: write a number nearer to 1"},
		{"-1e999", "-1e999 does not fit into a 64-bit float: write a number nearer to 1"},
		{"1e-999", "1e-999 does not fit into a 64-bit float: write a number nearer to 1"},
		{"0e-999", "float 0e-999 0"},
		{"0.0e5", "float 0.0e5 0"},
		{"0x1.5", "string 0x1.5"},
		{".inf", "infinity is not allowed: write a finite number"},
		{".Inf", "infinity is not allowed: write a finite number"},
		{".INF", "infinity is not allowed: write a finite number"},
		{"-.inf", "infinity is not allowed: write a finite number"},
		{"+.INF", "infinity is not allowed: write a finite number"},
		{".iNF", "string .iNF"},
		{".nan", "NaN is not allowed: it is not a number: write a number"},
		{".NaN", "NaN is not allowed: it is not a number: write a number"},
		{".NAN", "NaN is not allowed: it is not a number: write a number"},
		{"-.nan", "string -.nan"},
		{"1_000", `"1_000" is a number in YAML 1.1 and a string in YAML 1.2: write 1000, or "1_000" for a string`},
		{"_1", "string _1"},
		{"1_", `"1_" is a number in YAML 1.1 and a string in YAML 1.2: write 1, or "1_" for a string`},
		{"1__0", `"1__0" is a number in YAML 1.1 and a string in YAML 1.2: write 10, or "1__0" for a string`},
		{"0x1_F", `"0x1_F" is a number in YAML 1.1 and a string in YAML 1.2: write 0x1F, or "0x1_F" for a string`},
		{"0_17", `"0_17" is a number in YAML 1.1 and a string in YAML 1.2: write 17, or "0_17" for a string`},
		{"1_0.5", `"1_0.5" is a number in YAML 1.1 and a string in YAML 1.2: write 10.5, or "1_0.5" for a string`},
		{"1_e3", `"1_e3" is a number in YAML 1.1 and a string in YAML 1.2: write 1e3, or "1_e3" for a string`},
		{"1_a", "string 1_a"},
		{"-1_0", `"-1_0" is a number in YAML 1.1 and a string in YAML 1.2: write -10, or "-1_0" for a string`},
		{"1,5", "string 1,5"},
		{"1:30", "string 1:30"},
		{"2024-01-01", "string 2024-01-01"},
		{"3_shot", "string 3_shot"},
		{"a_1", "string a_1"},
		{"yes", "string yes"},
		{"no", "string no"},
		{"on", "string on"},
		{"off", "string off"},
		{"y", "string y"},
	} {
		root, problems := parse("a.yaml", "k: "+c.text+"\n")
		got := ""
		v := yamldoc.ReadPlain(c.text)
		switch {
		case len(problems) > 0:
			got = problems[0].Message + ": " + problems[0].Suggestion
			if v != nil {
				t.Errorf("%s: refused, and %v", c.text, v)
			}
		default:
			v = root.Entries[0].Value
			got = fmt.Sprintf("%s %s", kinds[v.Kind], v.Text)
			if v.Kind == value.Int || v.Kind == value.Float {
				got += fmt.Sprintf(" %v", v.Float)
			}
			if v.Octal {
				got += " octal"
			}
			if again := yamldoc.ReadPlain(c.text); again == nil || again.Kind != v.Kind || again.Text != v.Text {
				t.Errorf("%s: %v", c.text, again)
			}
		}
		if isString := v != nil && v.Kind == value.String; yamldoc.IsPlainString(c.text) != isString {
			t.Errorf("%s is a plain string: %v", c.text, !isString)
		}
		if got != c.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// TestIsPlainString has texts that no line holds without quotes, and some that one
// does.
func TestIsPlainString(t *testing.T) {
	for text, want := range map[string]bool{
		"a": true, "a b": true, "é": true, "模型": true, "a\U0001F600": true,
		"": false, "1": false, "017": false, "null": false, "<<": false, "<<<": true, "a\nb": false, "a\rb": false, "a\tb": false, "a\u0085": false, "a\u2028": false,
		"a\u0000": false, "a\u001b": false, "a\u007f": false, "a\u202eb": false, "a\u200b": false, "a\ufeff": false, "a\ufffe": false, "a\ufffd": true,
	} {
		if got := yamldoc.IsPlainString(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	for text, want := range map[string]bool{
		"": false, "a\tb": false, "a\nb": true, "a\r": true, "\x00": true, "\u0085": true, "\u2029": true, "\ufeff": true, "\x7f": true, "\u202e": false, "\ufffd": false,
	} {
		if got := yamldoc.HasToBeEscaped(text); got != want {
			t.Errorf("%q has to be escaped: %v", text, got)
		}
	}
}

// TestKeysInNFC holds that a key is in the normal form in which CUE reads it.
func TestKeysInNFC(t *testing.T) {
	const want = "the key \"e\u0301\" is not in the normal form NFC of Unicode, in which CUE reads it: type the key again, or write it in ASCII"
	for name, text := range map[string]string{"a.yaml": "e\u0301: 1\n", "b.yaml": "x: [[1]]\ne\u0301: 1\n", "a.json": "{\"e\u0301\": 1}"} {
		_, problems := parse(name, text)
		if len(problems) != 1 || problems[0].Message+": "+problems[0].Suggestion != want {
			t.Errorf("%s: %v", name, problems)
		}
	}
	for key, want := range map[string]bool{"a": true, "\u00e9": true, "e\u0301": false, "": true, "a\u0300\u0301": false, "\u212b": false, "\u00c5": true} {
		if got := yamldoc.KeyProblem(key) == ""; got != want {
			t.Errorf("%q: %v", key, got)
		}
	}
}
