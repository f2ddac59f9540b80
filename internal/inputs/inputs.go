// Package inputs turns what a command line names - files, folders, patterns,
// standard input - into the files to read, one by one, in a stable order. It
// reads folders, and of the files in them only those named IgnoreFile.
package inputs

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"github.com/bmatcuk/doublestar/v4"
)

// Stdin is the name that stands for standard input.
const Stdin = "-"

// Input is one thing to read.
type Input struct {
	// Name is the path as messages have it: below the folder as it was named.
	Name string
	// Stdin is set if it is standard input that is to be read.
	Stdin bool
	// Err says why there is nothing to read, if so; it does not name the path.
	Err error
}

// Set is what a command line names.
type Set struct {
	names    []string // files, folders and Stdin, as they are
	patterns []string // the same, or patterns
	exclude  []string
}

// New makes a Set of arguments, each a file, a folder, Stdin or a pattern as of
// doublestar, and of names that are taken as they are even if they look like
// patterns. What a pattern of exclude matches is left out: a pattern without a
// slash is matched with the last part of a path, and any other with all of it.
func New(args, names, exclude []string) (*Set, error) {
	for _, pattern := range exclude {
		if !doublestar.ValidatePattern(pattern) {
			return nil, fmt.Errorf("%q is not a pattern", pattern)
		}
	}
	return &Set{patterns: args, names: names, exclude: exclude}, nil
}

// What is wrong with a name.
var (
	errNoMatch  = errors.New("no file matches this pattern")
	errPattern  = errors.New("there is no such file, and this is not a pattern")
	errEmpty    = errors.New("the folder holds no .yaml, .yml or .json file")
	errIgnored  = errors.New("all .yaml, .yml and .json files of the folder are left out by " + IgnoreFile)
	errFileName = errors.New("it is a folder, though its name ends like a file's")
	errLoop     = errors.New("the symbolic link leads back to a folder that it is in")
)

// All returns every input once: the arguments in their order, and what is in a
// folder by name.
func (s *Set) All() iter.Seq[Input] {
	return func(yield func(Input) bool) {
		w := walker{set: s, yield: yield}
		if len(s.patterns)+len(s.names) > 1 {
			w.seen = map[string]bool{}
		}
		for _, arg := range s.patterns {
			if !w.argument(arg, true) {
				return
			}
		}
		for _, name := range s.names {
			if !w.argument(name, false) {
				return
			}
		}
	}
}

// Folders returns the folders that have to be watched for inputs to come and go.
func (s *Set) Folders() []string {
	var folders []string
	seen := map[string]bool{}
	add := func(folder string) {
		if !seen[folder] {
			seen[folder] = true
			folders = append(folders, folder)
		}
	}
	w := walker{set: s, folder: add, yield: func(in Input) bool {
		if !in.Stdin {
			add(filepath.Dir(in.Name))
		}
		return true
	}}
	for _, arg := range s.patterns {
		w.argument(arg, true)
	}
	for _, name := range s.names {
		w.argument(name, false)
	}
	return folders
}

// walker goes through the arguments. Its methods report whether to go on.
type walker struct {
	set    *Set
	yield  func(Input) bool
	folder func(string)    // told of each folder that is listed; may be nil
	seen   map[string]bool // the paths that were given; nil if none can come twice
	given  int
	// hasIgnored is set if something is left out because of an IgnoreFile.
	hasIgnored bool
}

// give hands over an input that is not excluded, unless it was handed over before.
func (w *walker) give(in Input) bool {
	w.given++
	if w.seen != nil {
		key := filepath.Clean(in.Name)
		if in.Stdin {
			key = Stdin
		}
		if w.seen[key] {
			return true
		}
		w.seen[key] = true
	}
	return w.yield(in)
}

// isAbsent reports an error that says that there is no such file. To Windows,
// a name with * or ? cannot be a file's at all.
func isAbsent(err error) bool {
	const errorInvalidName = syscall.Errno(123)
	return errors.Is(err, os.ErrNotExist) || runtime.GOOS == "windows" && errors.Is(err, errorInvalidName)
}

func (w *walker) argument(arg string, mayBePattern bool) bool {
	if arg == Stdin {
		return w.give(Input{Name: Stdin, Stdin: true})
	}
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		if hasFileName(arg) {
			return w.give(Input{Name: arg, Err: errFileName})
		}
		return w.all(arg, arg, nil, errEmpty)
	case (isAbsent(err) || errors.Is(err, os.ErrPermission)) && mayBePattern && strings.ContainsAny(arg, "*?[{"):
		if _, err := os.Lstat(arg); err == nil {
			break // a symbolic link to nothing
		}
		if !doublestar.ValidatePattern(filepath.ToSlash(arg)) {
			return w.give(Input{Name: arg, Err: errPattern})
		}
		return w.pattern(arg)
	}
	if w.excluded(arg) {
		return true
	}
	return w.give(Input{Name: arg}) // whoever reads it finds out what is wrong
}

func (w *walker) pattern(arg string) bool {
	pattern := path.Clean(filepath.ToSlash(arg))
	base, rest := doublestar.SplitPattern(pattern)
	m := &matcher{pattern: pattern, depth: -1}
	if !strings.Contains(rest, "**") && !strings.Contains(rest, "{") {
		m.depth = strings.Count(rest, "/")
	}
	m.hidden = strings.HasPrefix(rest, ".") || strings.Contains(rest, "/.")
	switch info, err := os.Stat(base); {
	case errors.Is(err, os.ErrPermission):
		return w.give(Input{Name: filepath.FromSlash(base), Err: cannotList(err)})
	case err != nil || !info.IsDir():
		return w.give(Input{Name: arg, Err: errNoMatch})
	}
	return w.all(filepath.FromSlash(base), arg, m, errNoMatch)
}

// all returns everything in a folder, or the error if that is nothing.
func (w *walker) all(folder, arg string, m *matcher, nothing error) bool {
	before := w.given
	real, err := realPath(folder)
	if err != nil {
		return w.give(Input{Name: arg, Err: err})
	}
	w.hasIgnored = false
	f := folderWalker{walker: w, matcher: m, entered: map[string]bool{}}
	if !f.walk(folder, real, 0) {
		return false
	}
	if w.given == before {
		if w.hasIgnored {
			nothing = errIgnored
		}
		return w.give(Input{Name: arg, Err: nothing})
	}
	return true
}

func realPath(folder string) (string, error) {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

func (w *walker) excluded(name string) bool {
	name = path.Clean(filepath.ToSlash(name))
	for _, pattern := range w.set.exclude {
		subject := name
		if !strings.Contains(pattern, "/") {
			subject = path.Base(name)
		}
		if ok, _ := doublestar.Match(pattern, subject); ok {
			return true
		}
	}
	return false
}

// hasFileName reports whether a name ends as those of experiment files do.
func hasFileName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml", ".json":
		return true
	default:
		return false
	}
}
