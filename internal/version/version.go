// Package version reports which llemcfg is running, from what the Go toolchain
// recorded when it built the program. A release, `go install` and a build in a
// clone all get their version from there, so that no build flag is needed.
package version

import (
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
)

// module is the path of llemcfg's own module.
const module = "github.com/llenergymeasure/llemcfg"

// cueModule is the path of CUE's module.
const cueModule = "cuelang.org/go"

// Unknown stands where the build recorded no version: `go run`, `go test`, and
// builds with -buildvcs=false.
const Unknown = "devel"

// Info describes a build.
type Info struct {
	// Version is a semantic version: that of a release, such as v0.1.0; of a
	// commit between releases, as Go writes it, such as
	// v0.1.1-0.20260102150405-abcdef123456; with +dirty if files were changed
	// since. It is [Unknown] if the build recorded none.
	Version string `json:"version"`
	// Revision is the full hash of the commit; empty if it is not recorded.
	Revision string `json:"revision,omitempty"`
	// Time is that of the commit, as RFC 3339; empty if it is not recorded.
	Time string `json:"time,omitempty"`
	// Modified reports that files were changed since the commit.
	Modified bool `json:"modified"`
	// CUE is the version of cuelang.org/go.
	CUE string `json:"cue"`
	// Go is the version of the toolchain, such as go1.26.0.
	Go string `json:"go"`
	// Platform is GOOS/GOARCH.
	Platform string `json:"platform"`
}

// Get describes the running program. In a program of another module it
// describes the llemcfg that the program is built with.
var Get = sync.OnceValue(func() Info {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		build = &debug.BuildInfo{}
	}
	return fromBuild(build)
})

// String is the version of the running llemcfg.
func String() string { return Get().Version }

func fromBuild(build *debug.BuildInfo) Info {
	info := Info{
		Version:  Unknown,
		CUE:      Unknown,
		Go:       runtime.Version(),
		Platform: runtime.GOOS + "/" + runtime.GOARCH,
	}
	for _, m := range append([]*debug.Module{&build.Main}, build.Deps...) {
		switch m.Path {
		case module:
			info.Version = moduleVersion(m)
		case cueModule:
			info.CUE = moduleVersion(m)
		}
	}
	if build.Main.Path != module {
		return info // the revision is that of another module
	}
	for _, s := range build.Settings {
		switch s.Key {
		case "vcs.revision":
			info.Revision = s.Value
		case "vcs.time":
			info.Time = s.Value
		case "vcs.modified":
			info.Modified = s.Value == "true"
		}
	}
	return info
}

func moduleVersion(m *debug.Module) string {
	if m.Replace != nil {
		m = m.Replace
	}
	if m.Version == "" || strings.HasPrefix(m.Version, "(") {
		return Unknown
	}
	return m.Version
}
