package diag

import (
	"bufio"
	"encoding/xml"
	"io"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/safe"
)

// JUnit renders one test case for each file, which fails if the file is not
// valid; warnings stand in its output. It is written at the end, since it
// begins with the counts.
func JUnit(w io.Writer) Renderer {
	return &junit{w: bufio.NewWriter(w), suite: junitSuite{Name: toolName}}
}

type junit struct {
	w     *bufio.Writer
	suite junitSuite
}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	ClassName string        `xml:"classname,attr"`
	File      string        `xml:"file,attr"`
	Failure   *junitFailure `xml:"failure"`
	Error     *junitFailure `xml:"error"`
	Output    *junitText    `xml:"system-out"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

type junitText struct {
	Text string `xml:",chardata"`
}

func (j *junit) Render(r Result) error {
	var errors, warnings []string
	var first Diagnostic
	for _, d := range r.Diagnostics {
		line := d.String()
		if help := d.help(); help != "" {
			line += "\n  help: " + help
		}
		if d.Severity == Warning {
			warnings = append(warnings, line)
			continue
		}
		if errors == nil {
			first = d
		}
		errors = append(errors, line)
	}
	name := junitName(r.File)
	c := junitCase{Name: name, ClassName: toolName, File: name}
	j.suite.Tests++
	if errors != nil {
		failure := &junitFailure{Message: first.text(), Type: string(first.Code), Text: "\n" + strings.Join(errors, "\n") + "\n"}
		// An error, in JUnit's words, is a test that could not be run.
		if first.Code == Unreadable {
			c.Error = failure
			j.suite.Errors++
		} else {
			c.Failure = failure
			j.suite.Failures++
		}
	}
	if warnings != nil {
		c.Output = &junitText{Text: "\n" + strings.Join(warnings, "\n") + "\n"}
	}
	j.suite.Cases = append(j.suite.Cases, c)
	return nil
}

func (j *junit) Close() error {
	j.w.WriteString(xml.Header)
	e := xml.NewEncoder(j.w)
	e.Indent("", "  ")
	s := j.suite
	if err := e.Encode(junitSuites{Tests: s.Tests, Failures: s.Failures, Errors: s.Errors, Suites: []junitSuite{s}}); err != nil {
		return err
	}
	j.w.WriteByte('\n')
	return j.w.Flush()
}

// junitName keeps line ends and tabs, which an attribute can carry, and escapes
// what XML cannot.
func junitName(name string) string {
	return safe.Except(name, "\t\r\n")
}
