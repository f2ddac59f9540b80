package inputs

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/gitignore"

	"github.com/llenergymeasure/llemcfg/internal/files"
)

// IgnoreFile is the name of a file that says, with the syntax of .gitignore,
// which files and folders of its folder, and of those below it, are left out
// where a folder is named.
const IgnoreFile = ".llemcfgignore"

// maxIgnoreFile is how many bytes an ignore file may have.
const maxIgnoreFile = 1 << 20

// ignored are the patterns of the ignore files of a folder and of those above it.
type ignored struct {
	patterns []gitignore.Pattern
	matcher  gitignore.Matcher // nil if there are no patterns
}

func isIgnoreFile(e fs.DirEntry) bool { return e.Name() == IgnoreFile }

// read adds the patterns of the ignore file of a folder, if it still has one.
func (i *ignored) read(folder string) error {
	text, err := files.Read(filepath.Join(folder, IgnoreFile), maxIgnoreFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return errors.New(files.Reason(err))
	case len(text) > maxIgnoreFile:
		return errors.New("the file is larger than 1 MiB")
	}
	patterns := slices.Clip(i.patterns)
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimRight(line, "\r\n"); strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") {
			patterns = append(patterns, gitignore.ParsePattern(line, steps(folder)))
		}
	}
	i.patterns = patterns
	i.matcher = gitignore.NewMatcher(patterns)
	return nil
}

// has reports whether a file or folder is left out.
func (i *ignored) has(name string, isFolder bool) bool {
	return i.matcher != nil && i.matcher.Match(steps(name), isFolder)
}

// steps are the names that a path consists of.
func steps(name string) []string {
	name = filepath.ToSlash(filepath.Clean(name))
	if name == "." {
		return nil
	}
	return strings.Split(name, "/")
}
