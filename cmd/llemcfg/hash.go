package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/internal/inputs"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

func (c *Command) hash() *cobra.Command {
	var format, list string
	var layering layering
	var policy policy
	cmd := &cobra.Command{
		Use:   "hash FILE...",
		Short: "Print what identifies an experiment or a study",
		Long: `Print a line for each file, as sha256sum does: its fingerprint, its
config_hash, and its name.

The fingerprint is the same for all files that describe the same experiment,
whatever their order and spelling; output_dir is not part of it. The config_hash
is that of LLenergyMeasure v2.0, which includes output_dir and the name of the
preset.

For a study, the two are its fingerprint, which does not depend on the order of
the experiments, and its study_design_hash, which does.

With --check, such lines are read, and each file is compared with its hashes. The
exit status is 1 if any of them differs.
` + layeringHelp + policyHelp,
		Example: `  llemcfg hash experiments/*.yaml > experiments.list
  llemcfg hash --check experiments.list
  llemcfg hash --format json experiment.yaml`,
		RunE: func(_ *cobra.Command, files []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			if err := layering.check(); err != nil {
				return err
			}
			l, judged, err := c.loader(&policy)
			if err != nil {
				return err
			}
			hashing := hashing{c, l, &layering, judged}
			switch {
			case list != "" && len(files) > 0:
				return errors.New("--check: the files are those of the list, and none can be named beside it")
			case list != "":
				return hashing.check(list, format)
			case len(files) == 0:
				return errors.New("hash needs a file, a folder, a pattern, or - for standard input")
			}
			return hashing.print(files, format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	cmd.Flags().StringVar(&list, "check", "", "check the files of this list, which hash has printed; - is standard input")
	layering.flags(cmd)
	policy.flags(cmd)
	cmd.ValidArgsFunction = completeFiles(anyNumber)
	completeWords(cmd, "format", "text", "json")
	return cmd
}

type hashing struct {
	*Command
	loader   *loader.Loader
	layering *layering
	policy   *loader.Policy
}

// hashes are what identifies the experiment, or the study, of a file.
type hashes struct {
	File            string `json:"file"`
	Fingerprint     string `json:"fingerprint"`
	ConfigHash      string `json:"config_hash,omitempty"`
	StudyDesignHash string `json:"study_design_hash,omitempty"`
}

// second is the config_hash or the study_design_hash.
func (h hashes) second() string { return h.ConfigHash + h.StudyDesignHash }

// of hashes a file. The error is an exit status, and then all has been said.
func (h *hashing) of(file string) (hashes, error) {
	layer := h.file(file)
	if s, err := h.studyOf(file, &layer); err != nil {
		return hashes{}, err
	} else if s != nil {
		return h.ofStudy(file, s)
	}
	experiment, err := h.loader.LoadLayers(h.layering.around(layer)...)
	if err := h.complain(file, nil, err); err != nil {
		return hashes{}, err
	}
	return hashes{File: file, Fingerprint: experiment.Fingerprint(), ConfigHash: experiment.ConfigHash()}, nil
}

// studyOf returns the study that a file is, or nil if it is none. The layer is
// then that of what has been read.
func (h *hashing) studyOf(file string, layer *loader.Layer) (*study.Study, error) {
	name, data := file, []byte(nil)
	var err error
	if file == inputs.Stdin {
		name = "<stdin>"
		data, err = io.ReadAll(h.Stdin)
	} else {
		data, err = files.ReadConfig(file, yamldoc.DefaultLimits().Bytes)
	}
	if err != nil {
		return nil, h.complain(file, nil, unreadable(name, err))
	}
	*layer = loader.Bytes(name, data)
	if !study.Is(name, data) {
		return nil, nil
	}
	opts := []study.Option{study.WithDefaults(h.layering.defaults...), study.WithSet(h.layering.sets...)}
	if h.policy != nil {
		opts = append(opts, study.WithPolicy(h.policy))
	}
	s, err := study.LoadBytes(name, data, opts...)
	return s, h.refuse(file, err)
}

func (h *hashing) ofStudy(file string, s *study.Study) (hashes, error) {
	outcome := s.Outcome()
	if err := h.complainOf(outcome); err != nil {
		return hashes{}, err
	}
	return hashes{File: file, Fingerprint: outcome.Fingerprint(), StudyDesignHash: outcome.DesignHash()}, nil
}

func (h *hashing) print(files []string, format string) error {
	status := exitStatus(exitOK)
	all := []hashes{}
	for _, file := range files {
		one, err := h.of(file)
		var failed exitStatus
		switch {
		case errors.As(err, &failed):
			status = max(status, failed)
		case err != nil:
			return err
		case format == "json":
			all = append(all, one)
		default:
			if _, err := fmt.Fprintln(h.Stdout, one); err != nil {
				return err
			}
		}
	}
	if format == "json" {
		return cmp.Or(printJSON(h.Stdout, all), orNil(status))
	}
	return orNil(status)
}

func orNil(status exitStatus) error {
	if status == exitOK {
		return nil
	}
	return status
}

// printJSON writes v indented, without the escapes that only HTML needs.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// String is the line of a list. As sha256sum has it, a name with a backslash or
// with what a terminal could act on is escaped, and the line then begins with a
// backslash.
func (h hashes) String() string {
	escape, name := "", safe.Literal(h.File)
	if name != h.File {
		escape = `\`
	}
	return fmt.Sprintf("%s%s  %s  %s", escape, h.Fingerprint, h.second(), name)
}

var listLine = lazy.Regexp(`^(\\?)([0-9a-f]{64})  ([0-9a-f]{16})  (.+)$`)

// readList reads the lines that hash has printed.
func (h *hashing) readList(name string) ([]hashes, error) {
	in := h.Stdin
	if name != inputs.Stdin {
		list, err := files.ReadList(name, inputs.MaxList)
		if err != nil {
			return nil, fmt.Errorf("--check: %s: %s", name, files.Reason(err))
		}
		in = bytes.NewReader(list)
	}
	text, err := inputs.ReadText(in)
	if err != nil {
		return nil, fmt.Errorf("--check: %s: %w", name, err)
	}
	var all []hashes
	number := 0
	for line := range strings.Lines(string(text)) {
		number++
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			continue
		}
		m := listLine().FindStringSubmatch(line)
		if m == nil {
			return nil, notPrinted(name, number)
		}
		file := m[4]
		if m[1] != "" {
			if file, err = safe.Unliteral(file); err != nil {
				return nil, notPrinted(name, number)
			}
		}
		all = append(all, hashes{File: file, Fingerprint: m[2], ConfigHash: m[3]})
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("--check: %s: there are no hashes in it", name)
	}
	return all, nil
}

func notPrinted(list string, line int) error {
	return fmt.Errorf("--check: %s:%d: this is not a line that llemcfg hash prints", list, line)
}

// checked is what came of checking a file.
type checked struct {
	File string `json:"file"`
	OK   bool   `json:"ok"`
	// Problem is empty where the hashes are as they were.
	Problem string `json:"problem"`
}

func (h *hashing) check(list, format string) error {
	want, err := h.readList(list)
	if err != nil {
		return err
	}
	status := exitStatus(exitOK)
	var results []checked
	for _, saved := range want {
		result := checked{File: saved.File}
		now, err := h.of(saved.File)
		var failed exitStatus
		switch {
		case errors.As(err, &failed):
			status = max(status, failed)
			result.Problem = "it is not valid"
			if failed == exitTrouble {
				result.Problem = "it cannot be read"
			}
		case err != nil:
			return err
		case now.Fingerprint != saved.Fingerprint:
			result.Problem = "it is another experiment"
		case now.second() != saved.second() && now.StudyDesignHash != "":
			result.Problem = "it is the same experiments with another study_design_hash"
		case now.second() != saved.second():
			result.Problem = "it is the same experiment with another config_hash"
		default:
			result.OK = true
		}
		if !result.OK {
			status = max(status, exitInvalid)
		}
		results = append(results, result)
		if format == "json" {
			continue
		}
		verdict := "OK"
		if !result.OK {
			verdict = "FAILED: " + result.Problem
		}
		if _, err := fmt.Fprintf(h.Stdout, "%s: %s\n", safe.Literal(result.File), verdict); err != nil {
			return err
		}
	}
	if format == "json" {
		return cmp.Or(printJSON(h.Stdout, results), orNil(status))
	}
	return orNil(status)
}
