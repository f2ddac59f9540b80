package main

import (
	"github.com/llenergymeasure/llemcfg/internal/present/codes"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// explainCode returns what there is to know of the code of a diagnostic, if there
// is a code of that name.
func explainCode(name string) (text string, ok bool) {
	entry, ok := diag.Find(diag.Code(name))
	if !ok {
		return "", false
	}
	return codes.Text(entry), true
}

// codeNames lists the codes.
func codeNames() []string {
	var names []string
	for _, e := range diag.Catalogue() {
		names = append(names, string(e.Code))
	}
	return names
}
