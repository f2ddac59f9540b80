package inputs

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// matcher says which files of a folder are meant. The nil matcher means those
// with the names of experiment files.
type matcher struct {
	pattern string
	depth   int  // how many folders below the first can match; -1 for any
	hidden  bool // whether names that begin with a dot can match
}

func (m *matcher) matches(name string) bool {
	if m == nil {
		return hasFileName(name)
	}
	ok, _ := doublestar.Match(m.pattern, filepath.ToSlash(name))
	return ok
}

func (m *matcher) isHidden(name string) bool {
	return strings.HasPrefix(name, ".") && (m == nil || !m.hidden)
}

// folderWalker goes through one folder and those below it, each of them once,
// by whichever of its names comes first.
type folderWalker struct {
	*walker
	matcher *matcher
	entered map[string]bool // the real paths of the folders
	ignored ignored
}

func (f *folderWalker) walk(folder, real string, depth int) bool {
	f.entered[real] = true
	if f.folder != nil {
		f.folder(folder)
	}
	entries, err := os.ReadDir(folder) // sorted by name
	if err != nil && !f.give(Input{Name: folder, Err: cannotList(err)}) {
		return false
	}
	if f.matcher == nil && slices.ContainsFunc(entries, isIgnoreFile) { // a pattern names its files
		before := f.ignored
		defer func() { f.ignored = before }()
		if err := f.ignored.read(folder); err != nil && !f.give(Input{Name: filepath.Join(folder, IgnoreFile), Err: err}) {
			return false
		}
	}
	for _, e := range entries {
		if !f.entry(filepath.Join(folder, e.Name()), real, e, depth) {
			return false
		}
	}
	return true
}

func (f *folderWalker) entry(name, parent string, e fs.DirEntry, depth int) bool {
	if f.matcher.isHidden(e.Name()) || f.excluded(name) {
		return true
	}
	isFolder, real := e.IsDir(), filepath.Join(parent, e.Name())
	if e.Type()&fs.ModeSymlink != 0 {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			isFolder = true
			if real, err = realPath(name); err != nil {
				return f.give(Input{Name: name, Err: cannotList(err)})
			}
		}
	}
	if f.ignored.has(name, isFolder) {
		f.hasIgnored = true
		return true
	}
	switch {
	case isFolder && hasFileName(name) && f.matcher.matches(name):
		return f.give(Input{Name: name, Err: errFileName})
	case isFolder && f.matcher == nil && isWithin(parent, real):
		return f.give(Input{Name: name, Err: errLoop})
	case isFolder:
		if f.entered[real] || f.matcher != nil && f.matcher.depth >= 0 && depth >= f.matcher.depth {
			return true
		}
		return f.walk(name, real, depth+1)
	case f.matcher.matches(name):
		return f.give(Input{Name: name})
	default:
		return true
	}
}

// isWithin reports whether folder is the other one or below it.
func isWithin(folder, other string) bool {
	return folder == other || strings.HasPrefix(folder, strings.TrimSuffix(other, string(filepath.Separator))+string(filepath.Separator))
}

func cannotList(err error) error {
	var pathError *fs.PathError
	switch {
	case errors.Is(err, fs.ErrPermission):
		return errors.New("listing the folder is not permitted")
	case errors.As(err, &pathError):
		return errors.New("the folder cannot be listed: " + pathError.Err.Error())
	default:
		return errors.New("the folder cannot be listed: " + err.Error())
	}
}
