// Package studypage writes a study as one HTML page that fetches nothing: what
// varies, what becomes of the points, and all points as a matrix to filter.
package studypage

import (
	_ "embed"
	"html/template"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

var (
	//go:embed page.html
	pageTemplate string
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageScript string
)

// marks tell statuses apart without colours.
var marks = map[study.Status]string{study.Run: "●", study.Excluded: "–", study.Skipped: "×", study.Duplicate: "=", study.Equivalent: "≈"}

// status is a status with how many points have it.
type status struct {
	Name  study.Status
	Mark  string
	Count int
}

// filter is a path with the values that points have there.
type filter struct {
	Path   string
	Values []string
}

// point is a row of the table.
type point struct {
	Number  int
	Status  study.Status
	Mark    string
	Of      int
	Note    string
	Values  []string
	Indices string // of the values, in the filters
	// Late is set on a row that is shown on demand, so that a long page loads
	// quickly.
	Late bool
}

// firstRows is how many rows are shown at first.
const firstRows = 300

// page is what the template sees.
type page struct {
	Title, File string
	Counts      study.Counts
	Statuses    []status
	Axes        []study.Axis
	Reasons     []study.Reason
	Paths       []string
	Filters     []filter
	Points      []point
	FirstRows   int
	Style       template.CSS
	Script      template.JS
	// StyleHash and ScriptHash are those that the page's own policy lets run.
	StyleHash, ScriptHash string
}

var parsed = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageTemplate)) })

// Write writes the page of a study.
func Write(w io.Writer, s *study.Study) error {
	outcome := s.Outcome()
	style := docs.Theme() + pageStyle
	p := page{
		Title: s.Name, File: filepath.Base(s.File), Counts: outcome.Counts, Axes: s.Axes(), Reasons: outcome.Skips, Paths: s.Paths(), FirstRows: firstRows,
		Style: template.CSS(style), StyleHash: docs.PolicyHash(style),
		Script: template.JS(pageScript), ScriptHash: docs.PolicyHash(pageScript),
	}
	if p.Title == "" {
		p.Title = "Study " + p.File
	}
	counts := map[study.Status]int{study.Run: outcome.Counts.Run, study.Excluded: outcome.Counts.Excluded, study.Skipped: outcome.Counts.Skipped,
		study.Duplicate: outcome.Counts.Duplicate, study.Equivalent: outcome.Counts.Equivalent}
	for _, name := range study.Statuses() {
		p.Statuses = append(p.Statuses, status{name, marks[name], counts[name]})
	}
	for _, path := range p.Paths {
		p.Filters = append(p.Filters, filter{Path: path})
	}
	for each := range s.Points() {
		row := p.row(each)
		row.Late = len(p.Points) >= firstRows
		p.Points = append(p.Points, row)
	}
	return parsed().Execute(w, p)
}

// row makes the row of a point, and notes its values in the filters.
func (p *page) row(of study.Point) point {
	row := point{Number: of.Number, Status: of.Status, Mark: marks[of.Status], Of: of.Of, Values: make([]string, len(p.Paths))}
	indices := make([]string, len(p.Paths))
	for _, c := range of.Coordinates() {
		i := slices.Index(p.Paths, c.Path)
		v := c.Flow()
		row.Values[i] = v
		k := slices.Index(p.Filters[i].Values, v)
		if k < 0 {
			k = len(p.Filters[i].Values)
			p.Filters[i].Values = append(p.Filters[i].Values, v)
		}
		indices[i] = strconv.Itoa(k)
	}
	row.Indices = strings.Join(indices, ",")
	switch of.Status {
	case study.Skipped:
		row.Note = of.Reasons[0].Message
	case study.Equivalent:
		row.Note = ", without effect: " + strings.Join(of.Differs(of.Of), ", ")
	}
	return row
}
