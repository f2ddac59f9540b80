package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// identities has a line for each version of the schema, with what the
// fingerprints of its experiments come to. A version that is there keeps its
// line: when a change of the schema changes fingerprints, the version has to
// change with it, which a test holds.
const identities = "internal/schema/identities.txt"

// identityOf is a hash over the fingerprints of samples: the least experiment,
// one for each section that can be selected, and one for each preset.
func identityOf(s *spec.Schema) (string, error) {
	e := load.New(s, cuesource.Files)
	least := &value.Value{Kind: value.Map}
	for _, f := range s.Root().Fields {
		if f.Required {
			least.Entries = append(least.Entries, value.Entry{Key: f.Name, Value: value.OfString(f.Example)})
		}
	}
	samples := []string{string(encode.JSON(least))}
	sample := func(path []string, word string, and ...value.Entry) {
		v := value.OfString(word)
		for i := len(path) - 1; i > 0; i-- {
			v = &value.Value{Kind: value.Map, Entries: []value.Entry{{Key: path[i], Value: v}}}
		}
		entries := append(least.Entries[:len(least.Entries):len(least.Entries)], value.Entry{Key: path[0], Value: v})
		samples = append(samples, string(encode.JSON(&value.Value{Kind: value.Map, Entries: append(entries, and...)})))
	}
	for _, f := range s.Root().Fields {
		if f.Selects {
			for _, w := range f.Words {
				sample([]string{f.Name}, w.Name, value.Entry{Key: w.Name, Value: &value.Value{Kind: value.Map}})
			}
		}
		if f.Section == spec.NoSection {
			continue
		}
		for _, chooser := range s.Sections[f.Section].Fields {
			if chooser.Presets != "" {
				for _, w := range chooser.Words {
					sample([]string{f.Name, chooser.Name}, w.Name)
				}
			}
		}
	}
	sum := sha256.New()
	for _, text := range samples {
		err := e.Resolve([]load.Layer{load.Bytes("sample.json", []byte(text))}, func(_, resolved *value.Value) {
			fmt.Fprintln(sum, encode.Fingerprint(s, resolved))
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// identityIn is what a version has in the file; empty if it is not there.
func identityIn(text, version string) string {
	for line := range strings.Lines(text) {
		if of, identity, ok := strings.Cut(strings.TrimSpace(line), " "); ok && of == version {
			return identity
		}
	}
	return ""
}

// noteIdentity adds the line of a version that is new.
func noteIdentity(path string, s *spec.Schema) error {
	identity, err := identityOf(s)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if identityIn(string(text), s.Version) != "" {
		return nil
	}
	return os.WriteFile(path, append(text, []byte(s.Version+" "+identity+"\n")...), 0o644)
}
