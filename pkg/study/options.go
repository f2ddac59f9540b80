package study

import (
	"fmt"
	"sync"

	"github.com/llenergymeasure/llemcfg/internal/bridge"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// Option changes how a study is loaded.
type Option func(*options)

type options struct {
	maxBytes, maxPoints, jobs int
	strict                    bool
	defaults, sets            []string
	gaps                      Gaps
	policy                    *policy
	wrong                     *loader.ConfigError
}

// policy is a loader.Policy.
type policy struct {
	*loader.Policy
	narrowing *cuelang.Narrowing
	file      File
}

// misuse notes that a program gives an option what it cannot take.
func (o *options) misuse(option, message string) {
	o.wrong = &loader.ConfigError{File: option, Diagnostics: []diag.Diagnostic{{
		Severity: diag.Error, Code: diag.Unreadable, File: option, Message: message,
	}}}
}

// atLeastOne reports whether a number is one that an option can take.
func (o *options) atLeastOne(option string, n int) bool {
	if n < 1 {
		o.misuse(option, fmt.Sprintf("the number must be at least 1, not %d", n))
	}
	return n >= 1
}

func newOptions(opts []Option) options {
	o := options{maxBytes: yamldoc.DefaultLimits().Bytes, maxPoints: DefaultMaxPoints(), jobs: defaultJobs(), gaps: defaultGaps()}
	for _, option := range opts {
		if option == nil {
			o.misuse("study", "an option is nil")
			continue
		}
		option(&o)
	}
	return o
}

// WithMaxBytes sets the size up to which a file is read; it is 1 MiB otherwise.
func WithMaxBytes(n int) Option {
	return func(o *options) {
		if o.atLeastOne("WithMaxBytes", n) {
			o.maxBytes = n
		}
	}
}

// DefaultMaxPoints is how many points a study may have without WithMaxPoints:
// 1,000,000.
func DefaultMaxPoints() int { return schema.StudyLimit(schema.StudyPoints) }

// WithMaxPoints sets how many points a study may have; it is DefaultMaxPoints
// otherwise.
func WithMaxPoints(n int) Option {
	return func(o *options) {
		if o.atLeastOne("WithMaxPoints", n) {
			o.maxPoints = n
		}
	}
}

// WithJobs sets how many points are judged at once; it is the number of cores
// otherwise. What comes of them is the same.
func WithJobs(n int) Option {
	return func(o *options) {
		if o.atLeastOne("WithJobs", n) {
			o.jobs = n
		}
	}
}

// WithStrict skips experiments that break an advisory.
func WithStrict() Option { return func(o *options) { o.strict = true } }

// WithDefaults puts files of fields below the base of the study, lowest first.
func WithDefaults(paths ...string) Option {
	return func(o *options) { o.defaults = append(o.defaults, paths...) }
}

// WithSet puts assignments, such as decoder.top_p=0.9, above the fields that all
// experiments share; axes, rows and entries stand above them. The last of
// several wins. A backend that is set replaces a list of backends.
func WithSet(assignments ...string) Option {
	return func(o *options) { o.sets = append(o.sets, assignments...) }
}

// WithPolicy skips the points that a policy refuses, and resolves the others with
// its defaults. CUE judges every point, in a few milliseconds.
func WithPolicy(p *loader.Policy) Option {
	return func(o *options) {
		narrowing, file, text := bridge.Narrowing(p)
		if narrowing == nil {
			o.misuse("WithPolicy", "there is no policy: read one with loader.LoadPolicy")
			return
		}
		o.policy = &policy{p, narrowing, File{file, text}}
	}
}

// WithUserSettings sets where gaps come from that the study leaves to the user;
// they are the defaults of the schema otherwise.
func WithUserSettings(s *loader.UserSettings) Option {
	return func(o *options) {
		if s == nil {
			o.misuse("WithUserSettings", "the settings are nil: load them with LoadUserConfig")
			return
		}
		o.gaps = Gaps{s.Execution.ConfigGapSeconds, s.Execution.CycleGapSeconds}
	}
}

// defaultGaps are the pauses of a user who has set none.
var defaultGaps = sync.OnceValue(func() Gaps {
	nothing := func(string) string { return "" }
	s, err := loader.New().LoadUserConfigFrom("", nothing)
	if err != nil {
		panic(err) // the schema's own defaults are valid
	}
	return Gaps{s.Execution.ConfigGapSeconds, s.Execution.CycleGapSeconds}
})
