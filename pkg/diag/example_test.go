package diag_test

import (
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

func ExampleOf() {
	_, err := loader.New().LoadBytes("experiment.yaml", []byte("model: gpt2\nn: 0\n"))
	for _, d := range diag.Of(err) {
		fmt.Println(d.Line, d.Code, d.Path, "-", d.Message)
	}
	var first *diag.Diagnostic
	fmt.Println(errors.Is(err, diag.OutOfRange), errors.As(err, &first))
	// Output:
	// 2 out-of-range n - must be an integer of at least 1, not 0
	// true true
}
