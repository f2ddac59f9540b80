package study

import (
	"sync"

	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// Option changes how a study is loaded.
type Option func(*options)

type options struct {
	maxBytes, maxPoints, jobs int
	strict                    bool
	defaults, sets            []string
	gaps                      Gaps
}

// maxPoints is how many points a study may have where nothing else is said.
const maxPoints = 1_000_000

func newOptions(opts []Option) options {
	o := options{maxBytes: yamldoc.DefaultLimits().Bytes, maxPoints: maxPoints, jobs: defaultJobs(), gaps: defaultGaps()}
	for _, option := range opts {
		option(&o)
	}
	return o
}

// WithMaxBytes sets the size up to which a file is read; it is 1 MiB otherwise.
func WithMaxBytes(n int) Option { return func(o *options) { o.maxBytes = n } }

// WithMaxPoints sets how many points a study may have; it is 1,000,000 otherwise.
func WithMaxPoints(n int) Option { return func(o *options) { o.maxPoints = n } }

// WithJobs sets how many points are judged at once; it is the number of cores
// otherwise. What comes of them is the same.
func WithJobs(n int) Option { return func(o *options) { o.jobs = max(n, 1) } }

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

// WithUserSettings sets where gaps come from that the study leaves to the user;
// they are the defaults of the schema otherwise.
func WithUserSettings(s *loader.UserSettings) Option {
	return func(o *options) { o.gaps = Gaps{s.Execution.ConfigGapSeconds, s.Execution.CycleGapSeconds} }
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
