package diag

// Result is all that there is to say about one file.
type Result struct {
	// File is the name that the file was loaded under.
	File string
	// Diagnostics are in order of position.
	Diagnostics []Diagnostic
	// Source is the text of the file, for renderers that show lines of it; it
	// may be nil. No renderer keeps it.
	Source []byte
	// Fixed is how many fixes were applied before, and Unsafe how many of the
	// diagnostics have a fix that is not safe. Both are 0 where none was asked for.
	Fixed, Unsafe int
}

// Valid reports whether nothing in the file is an error.
func (r Result) Valid() bool {
	for _, d := range r.Diagnostics {
		if d.Severity == Error {
			return false
		}
	}
	return true
}

// Summary counts results.
type Summary struct {
	Files    int `json:"files"`
	Valid    int `json:"valid"`
	Invalid  int `json:"invalid"`
	Errors   int `json:"-"`
	Warnings int `json:"warnings"`
	// Fixed and Unsafe are those of the results.
	Fixed  int `json:"fixed,omitempty"`
	Unsafe int `json:"-"`
	// Fixable is how many diagnostics have a fix that is safe.
	Fixable int `json:"-"`
}

// Add counts one more result.
func (s *Summary) Add(r Result) {
	s.Files++
	s.Fixed += r.Fixed
	s.Unsafe += r.Unsafe
	if r.Valid() {
		s.Valid++
	} else {
		s.Invalid++
	}
	for _, d := range r.Diagnostics {
		if d.Severity == Error {
			s.Errors++
		} else {
			s.Warnings++
		}
		if len(d.Fixes) > 0 && d.Fixes[0].Safe {
			s.Fixable++
		}
	}
}

// Renderer writes results in one format, each as it comes.
type Renderer interface {
	// Render writes one result. Results come in the order in which they are to
	// be shown.
	Render(Result) error
	// Close writes what comes after the last result.
	Close() error
}
