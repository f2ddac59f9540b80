package inputs

import (
	"bytes"
	"fmt"
	"io"
)

// MaxList is how many bytes of a list of names are read.
const MaxList = 64 << 20

// ReadList reads names, one a line; or, if there is a NUL in the list, as from
// find -print0 and git ls-files -z, ended by NULs. Empty lines are no names.
func ReadList(r io.Reader) ([]string, error) {
	text, err := ReadText(r)
	if err != nil {
		return nil, err
	}
	end := "\n"
	if bytes.IndexByte(text, 0) >= 0 {
		end = "\x00"
	}
	var names []string
	for line := range bytes.SplitSeq(text, []byte(end)) {
		if end == "\n" {
			line = bytes.TrimSuffix(line, []byte("\r"))
		}
		if len(line) > 0 {
			names = append(names, string(line))
		}
	}
	return names, nil
}

// ReadText reads the text of a list, unless it is larger than MaxList.
func ReadText(r io.Reader) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, MaxList+1))
	if err == nil && len(text) > MaxList {
		err = fmt.Errorf("the list is larger than %d bytes", MaxList)
	}
	return text, err
}
