package explain

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// fewOldNames is how many names of an older version a file may have before it
// counts as one of that version.
const fewOldNames = 1

// plainName is the name of a file that a shell reads as it stands.
var plainName = lazy.Regexp(`^[\w./][\w./-]*$`)

// OldFiles says once of each file whose problems are names of an older version
// that there is a command for all of them. One key of a campaign is enough: no
// experiment ever had it.
func (x *Explainer) OldFiles(problems []diag.Diagnostic) []diag.Diagnostic {
	names, campaigns := map[string]int{}, map[string]bool{}
	var files []string
	for _, d := range problems {
		if d.Line == 0 || d.Code != diag.RenamedField && d.Code != diag.RemovedField {
			continue
		}
		path, err := value.ParsePath(d.Path)
		if err != nil {
			continue // it is cut short
		}
		old := x.oldName(path)
		if old != nil && old.Study && !old.Campaign {
			continue // a study has it today
		}
		if names[d.File]++; names[d.File] == 1 {
			files = append(files, d.File)
		}
		if old != nil && old.Campaign {
			campaigns[d.File] = true
		}
	}
	var ds []diag.Diagnostic
	for _, file := range files {
		if names[file] <= fewOldNames && !campaigns[file] {
			continue
		}
		command := "llemcfg migrate FILE"
		if plainName().MatchString(file) {
			command = "llemcfg migrate " + file
		}
		d := diag.Diagnostic{
			Severity: diag.Warning, Code: diag.OldVersion, File: file, Line: 1, Column: 1, EndLine: 1, EndColumn: 1,
			Message:    "this file has field names of v1",
			Suggestion: command + " turns a v1 file into a v" + x.schema.Version + " file",
		}
		if campaigns[file] {
			d.Message, d.Suggestion = "this file is a v1 campaign", command+" writes a study of it, or says what prevents that"
		}
		ds = append(ds, d)
	}
	return ds
}
