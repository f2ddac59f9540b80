package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// stdin is the argument that stands for standard input.
const stdin = "-"

// maxBytes is the size up to which a file is migrated.
const maxBytes = 1 << 20

// migrateFiles are the files that arguments stand for: a file for itself, a
// folder for the YAML and JSON files in it and below, and a pattern for the
// files that match it. Each file comes once.
func migrateFiles(args []string) ([]string, error) {
	var files []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == stdin || err == nil && !info.IsDir():
			files = append(files, arg)
		case err == nil:
			found, err := filesIn(arg)
			if err != nil {
				return nil, err
			}
			files = append(files, found...)
		case strings.ContainsAny(arg, "*?[{"):
			found, err := doublestar.FilepathGlob(arg, doublestar.WithFilesOnly(), doublestar.WithFailOnIOErrors())
			if err != nil {
				return nil, fmt.Errorf("%s: %w", arg, err)
			}
			if len(found) == 0 {
				return nil, fmt.Errorf("%s: no file matches", arg)
			}
			slices.Sort(found)
			files = append(files, found...)
		default:
			files = append(files, arg) // reading it says what is wrong
		}
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(files, func(file string) bool {
		clean := filepath.Clean(file)
		again := seen[clean]
		seen[clean] = true
		return again
	}), nil
}

func filesIn(folder string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(d.Name(), ".") && path != folder
		if d.IsDir() {
			if hidden {
				return fs.SkipDir
			}
			return nil
		}
		switch strings.ToLower(filepath.Ext(path)) {
		case ".yaml", ".yml", ".json":
			if !hidden {
				files = append(files, path)
			}
		}
		return nil
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: there is no YAML or JSON file in it", folder)
	}
	return files, err
}

// readInput reads a file or standard input, but no more of it than tells that
// it is over the limit.
func (c *Command) readInput(file string) ([]byte, error) {
	if file == stdin {
		return io.ReadAll(io.LimitReader(c.Stdin, maxBytes+1))
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a regular file", file)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxBytes+1))
}
