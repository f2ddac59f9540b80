package diag_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

func ExampleText() {
	text := []byte("model: gpt2\nn: 0\n")
	_, err := loader.New().LoadBytes("experiment.yaml", text)
	r := diag.Text(os.Stdout)
	if err := errors.Join(r.Render(diag.Result{File: "experiment.yaml", Diagnostics: diag.Of(err), Source: text}), r.Close()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// experiment.yaml:2:4: error: n: must be an integer of at least 1, not 0 [out-of-range]
	//   2 | n: 0
	//     |    ^
	// 1 file: 0 valid, 1 invalid, 1 error
}

func ExampleJSON() {
	_, err := loader.New().LoadBytes("experiment.yaml", []byte("model: gpt2\nn: 0\n"))
	r := diag.JSON(os.Stdout)
	if err := errors.Join(r.Render(diag.Result{File: "experiment.yaml", Diagnostics: diag.Of(err)}), r.Close()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"files":[
	// {"file":"experiment.yaml","valid":false,"diagnostics":[{"severity":"error","code":"out-of-range","path":"n","line":2,"column":4,"end_line":2,"end_column":5,"message":"must be an integer of at least 1, not 0","suggestion":"","fixes":[{"message":"write 1, the least that is allowed","safe":false,"edits":[{"line":2,"column":4,"end_line":2,"end_column":5,"new_text":"1"}]}]}]}
	// ],"summary":{"files":1,"valid":0,"invalid":1,"warnings":0}}
}

// mistakes is the result of a file with one mistake.
func mistakes() diag.Result {
	text := []byte("model: gpt2\nn: 0\n")
	_, err := loader.New().LoadBytes("experiment.yaml", text)
	return diag.Result{File: "experiment.yaml", Diagnostics: diag.Of(err), Source: text}
}

func ExampleJSONL() {
	r := diag.JSONL(os.Stdout)
	if err := errors.Join(r.Render(diag.Result{File: "other.yaml"}), r.Close()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"file":"other.yaml","valid":true,"diagnostics":[]}
}

func ExampleGitHub() {
	r := diag.GitHub(os.Stdout)
	if err := errors.Join(r.Render(mistakes()), r.Close()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// ::error file=experiment.yaml,line=2,endLine=2,col=4,endColumn=5,title=out-of-range::n: must be an integer of at least 1, not 0
}

func ExampleGitLab() {
	r := diag.GitLab(os.Stdout)
	if err := errors.Join(r.Render(mistakes()), r.Close()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// [
	// {"description":"n: must be an integer of at least 1, not 0","check_name":"out-of-range","fingerprint":"daceccaa1222ac1762eefdb1c973e34f","severity":"major","location":{"path":"experiment.yaml","lines":{"begin":2}}}
	// ]
}

func ExampleJUnit() {
	r := diag.JUnit(os.Stdout)
	if err := errors.Join(r.Render(mistakes()), r.Close()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <testsuites tests="1" failures="1" errors="0">
	//   <testsuite name="llemcfg" tests="1" failures="1" errors="0">
	//     <testcase name="experiment.yaml" classname="llemcfg" file="experiment.yaml">
	//       <failure message="n: must be an integer of at least 1, not 0" type="out-of-range">&#xA;experiment.yaml:2:4: error: n: must be an integer of at least 1, not 0 [out-of-range]&#xA;</failure>
	//     </testcase>
	//   </testsuite>
	// </testsuites>
}

func ExampleSARIF() {
	var text bytes.Buffer
	r := diag.SARIF(&text)
	if err := errors.Join(r.Render(mistakes()), r.Close()); err != nil {
		fmt.Println(err)
	}
	var report struct {
		Version string
		Runs    []struct {
			Results []struct {
				RuleID  string
				Level   string
				Message struct{ Text string }
			}
		}
	}
	if err := json.Unmarshal(text.Bytes(), &report); err != nil {
		fmt.Println(err)
	}
	for _, result := range report.Runs[0].Results {
		fmt.Println(report.Version, result.RuleID, result.Level, "-", result.Message.Text)
	}
	// Output:
	// 2.1.0 out-of-range error - n: must be an integer of at least 1, not 0
}

func ExampleApplyFixes() {
	text := []byte("model: gpt2\nprecison: fp16\n")
	_, err := loader.New().LoadBytes("experiment.yaml", text)
	fixed, count := diag.ApplyFixes(text, diag.Of(err), false)
	fmt.Printf("%d applied\n%s", count.Applied, fixed)
	// Output:
	// 1 applied
	// model: gpt2
	// precision: fp16
}

func ExampleFind() {
	entry, ok := diag.Find(diag.OutOfRange)
	fmt.Println(ok, entry.Severity)
	fmt.Println(entry.Means)
	// Output:
	// true error
	// The number is below or above what the field takes. Bounds are compared exactly, without rounding.
}

// A Diagnostic is read back from JSON as it was.
func ExampleDiagnostic() {
	d := mistakes().Diagnostics[0]
	text, err := json.Marshal(d)
	if err != nil {
		fmt.Println(err)
	}
	var again diag.Diagnostic
	if err := json.Unmarshal(text, &again); err != nil {
		fmt.Println(err)
	}
	fmt.Println(again)
	fmt.Println(again.Severity == diag.Error, again.Fixes[0].Message)
	// Output:
	// experiment.yaml:2:4: error: n: must be an integer of at least 1, not 0 [out-of-range]
	// true write 1, the least that is allowed
}

func ExampleOf() {
	_, err := loader.New().LoadBytes("experiment.yaml", []byte("model: gpt2\nn: 0\n"))
	for _, d := range diag.Of(err) {
		fmt.Println(d.Line, d.Code, d.Path, "-", d.Message)
	}
	var first diag.Diagnostic
	fmt.Println(errors.Is(err, diag.OutOfRange), errors.As(err, &first))
	// Output:
	// 2 out-of-range n - must be an integer of at least 1, not 0
	// true true
}
