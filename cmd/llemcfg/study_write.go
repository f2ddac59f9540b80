package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

func (c *Command) studyWrite() *cobra.Command {
	var flags studyFlags
	cmd := &cobra.Command{
		Use:   "write FILE FOLDER",
		Short: "Write a file for each experiment of a study that runs",
		Long: `Write an experiment file for each point that runs into a folder, all of them or
none. A file sets what the study sets for its point. Its name has the number of
the point, its values of the fields that vary, and the first digits of its
fingerprint.

The folder must not exist yet, or be empty, or have been written from a study with
the same experiments; otherwise it is not changed.`,
		Example: "  llemcfg study write study.yaml experiments",
		Args:    needs(2, "study write needs a study file and a folder to write to"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.loadStudy(args[0], &flags)
			if err != nil {
				return err
			}
			outcome := s.Outcome()
			if err := c.complainOf(outcome); err != nil {
				return err
			}
			ctx, stop := untilInterrupted(cmd.Context())
			defer stop()
			if err := writeStudy(ctx, s, outcome, args[1]); errors.Is(err, context.Canceled) {
				return c.interrupted()
			} else if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.Stdout, "%s in %s\n", quantity(outcome.Counts.Run, "experiment", "experiments"), safe.Text(args[1]))
			return err
		},
	}
	flags.flags(cmd)
	cmd.ValidArgsFunction = completeFiles(2)
	return cmd
}

// manifestName is the file that says which study a folder was written from. No
// command takes it for an experiment: its name begins with a dot.
const manifestName = ".llemcfg-study.json"

type manifest struct {
	Study       string `json:"study"`
	Fingerprint string `json:"fingerprint"`
}

// writeStudy writes the folder beside its place, and then moves it there.
func writeStudy(ctx context.Context, s *study.Study, o *study.Outcome, folder string) error {
	now := manifest{s.Name, o.Fingerprint()}
	exists, err := mayReplace(folder, now)
	if err != nil {
		return err
	}
	folder = filepath.Clean(folder)
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(filepath.Dir(folder), "."+filepath.Base(folder)+"-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	width := digits(s.Len())
	for p := range o.Running() {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		text, err := experimentText(s, p)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(temp, pointFileName(p, width)), text, 0o644); err != nil {
			return err
		}
	}
	var text bytes.Buffer
	if err := printJSON(&text, now); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(temp, manifestName), text.Bytes(), 0o644); err != nil {
		return err
	}
	if exists {
		old := temp + ".old"
		if err := os.Rename(folder, old); err != nil {
			return err
		}
		if err := os.Rename(temp, folder); err != nil {
			return errors.Join(err, os.Rename(old, folder))
		}
		return os.RemoveAll(old)
	}
	return os.Rename(temp, folder)
}

// mayReplace reports whether the folder is there. It is an error if the folder
// holds anything but the files of a study with the same experiments.
func mayReplace(folder string, now manifest) (exists bool, err error) {
	entries, err := os.ReadDir(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case len(entries) == 0:
		return true, nil
	}
	text, err := os.ReadFile(filepath.Join(folder, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return false, fmt.Errorf("%s holds files that no study has written, and is left as it is: name another folder", safe.Text(folder))
	} else if err != nil {
		return false, err
	}
	var was manifest
	if err := json.Unmarshal(text, &was); err != nil {
		return false, fmt.Errorf("%s: %w", safe.Text(filepath.Join(folder, manifestName)), err)
	}
	if was.Fingerprint != now.Fingerprint {
		return false, fmt.Errorf("%s holds the experiments of another study, and is left as it is: name another folder, or remove this one", safe.Text(folder))
	}
	for _, e := range entries {
		if e.Name() != manifestName && !writtenName(e) {
			return false, fmt.Errorf("%s holds %s beside the experiments of the study, and is left as it is: move it away", safe.Text(folder), safe.Text(e.Name()))
		}
	}
	return true, nil
}

// writtenName reports whether a file has a name as pointFileName gives one.
func writtenName(e fs.DirEntry) bool {
	name := strings.TrimSuffix(e.Name(), ".yaml")
	i := strings.LastIndexByte(name, '_')
	return !e.IsDir() && name != e.Name() && i > 0 && len(name)-i-1 == hashDigits && name[0] >= '0' && name[0] <= '9'
}

// hashDigits is how much of the fingerprint a name shows.
const hashDigits = 12

// pointFileName is such as 03_backend-vllm_precision-fp16_d3a6123d2486.yaml.
func pointFileName(p study.Point, width int) string {
	const longest = 120
	name := fmt.Sprintf("%0*d", width, p.Number)
	for _, c := range p.Coordinates() {
		part := "_" + c.Path[strings.LastIndexByte(c.Path, '.')+1:] + "-" + c.Flow()
		part = strings.Map(func(r rune) rune {
			switch {
			case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '_', r == '-':
				return r
			default:
				return '-'
			}
		}, part)
		if len(name)+len(part) > longest {
			break
		}
		name += part
	}
	return name + "_" + p.Fingerprint[:hashDigits] + ".yaml"
}

// experimentText is the file of a point.
func experimentText(s *study.Study, p study.Point) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Point %d of %s.\n", p.Number, safe.Text(filepath.Base(s.File)))
	text, err := p.YAML()
	b.Write(text)
	return b.Bytes(), err
}
