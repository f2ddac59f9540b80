package yamldoc_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// TestAmbiguity has plain scalars with what is said of them, if YAML 1.1 reads
// them otherwise; PyYAML 6 agrees on each.
func TestAmbiguity(t *testing.T) {
	for text, want := range map[string]string{
		"yes":                  `is the string "yes" here, and a bool in YAML 1.1, which PyYAML reads: write "yes" in quotes`,
		"Off":                  `is the string "Off" here, and a bool in YAML 1.1, which PyYAML reads: write "Off" in quotes`,
		"0b11":                 `is the string "0b11" here, and an integer in YAML 1.1, which PyYAML reads: write "0b11" in quotes`,
		"-0x1F":                `is the string "-0x1F" here, and an integer in YAML 1.1, which PyYAML reads: write "-0x1F" in quotes`,
		"16:9":                 `is the string "16:9" here, and an integer in base 60 in YAML 1.1, which PyYAML reads: write "16:9" in quotes`,
		"12:30:45":             `is the string "12:30:45" here, and an integer in base 60 in YAML 1.1, which PyYAML reads: write "12:30:45" in quotes`,
		"1:30.5":               `is the string "1:30.5" here, and a number in base 60 in YAML 1.1, which PyYAML reads: write "1:30.5" in quotes`,
		"2024-01-01":           `is the string "2024-01-01" here, and a date in YAML 1.1, which PyYAML reads: write "2024-01-01" in quotes`,
		"2024-01-01T10:00:00Z": `is the string "2024-01-01T10:00:00Z" here, and a time in YAML 1.1, which PyYAML reads: write "2024-01-01T10:00:00Z" in quotes`,
		"=":                    `is the string "=" here, and no value at all in YAML 1.1, which PyYAML reads: write "=" in quotes`,
		"1e-5":                 `is the number 1e-5 here, and a string in YAML 1.1, which PyYAML reads: write 1.0e-5`,
		"-1E5":                 `is the number -1E5 here, and a string in YAML 1.1, which PyYAML reads: write -1.0e+5`,
		"1.5e3":                `is the number 1.5e3 here, and a string in YAML 1.1, which PyYAML reads: write 1.5e+3`,
		"0o17":                 `is the number 15 here, in octal, and a string in YAML 1.1, which PyYAML reads: write 15`,
		"+.5":                  `is the number +.5 here, and a string in YAML 1.1, which PyYAML reads: write +0.5`,
		"1.0e-5":               "", "1.5": "", "5.": "", ".5": "", "-1.5e+3": "",
		"true": "", "null": "", "~": "", "12": "", "-12": "", "+12": "", "0x1F": "",
		"y": "", "n": "", "YeS": "", "gpt2": "", "9:99": "", "1:2:x": "", "2024-1-1": "", "2024": "", "1.2.3": "", "3_shot": "", "-": "", "a:b": "",
		`"yes"`: "", "'1e-5'": "", "!!str yes": "",
	} {
		root, problems := parse("a.yaml", "k: "+text+"\n")
		if len(problems) > 0 {
			if text != "-" {
				t.Errorf("%s: %v", text, problems)
			}
			continue
		}
		message, suggestion := yamldoc.Ambiguity(root.Entries[0].Value)
		if message != "" {
			message += ": " + suggestion
		}
		if message != want {
			t.Errorf("%s: %s\nwant %s", text, message, want)
		}
	}
	root, _ := parse("a.json", `{"k": 1e-5}`)
	if message, _ := yamldoc.Ambiguity(root.Entries[0].Value); message != "" {
		t.Errorf("JSON: %s", message)
	}
}
