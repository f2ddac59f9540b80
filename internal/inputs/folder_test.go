package inputs

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"
)

// TestCannotList holds what is reported of a folder, without its name, which
// stands before it.
func TestCannotList(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "open", Path: "d", Err: fs.ErrPermission}, "listing the folder is not permitted"},
		{fmt.Errorf("x: %w", &fs.PathError{Op: "open", Path: "d", Err: errors.New("input/output error")}), "the folder cannot be listed: input/output error"},
		{errors.New("too many links"), "the folder cannot be listed: too many links"},
	} {
		if got := cannotList(c.err).Error(); got != c.want {
			t.Errorf("%v: %s, want %s", c.err, got, c.want)
		}
	}
}
