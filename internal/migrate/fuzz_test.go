package migrate_test

import (
	"os"
	"slices"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/migrate"
)

// FuzzMigrate holds that no text makes Migrate panic, and that what it gives is
// left alone by another migration.
func FuzzMigrate(f *testing.F) {
	for _, file := range slices.Concat(inputs(f, "v1"), inputs(f, "forms")) {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text, false)
		f.Add(text, true)
	}
	plain, passing := migrate.New(migrate.Options{}), migrate.New(migrate.Options{Passthrough: true})
	f.Fuzz(func(t *testing.T, text []byte, passthrough bool) {
		m := plain
		if passthrough {
			m = passing
		}
		r := m.Migrate("fuzz.yaml", text)
		switch r.Verdict {
		case migrate.Refused:
			if len(r.Diagnostics) == 0 || r.Text != nil {
				t.Errorf("refused without a reason, or with a text: %q", text)
			}
		default:
			if again := m.Migrate("fuzz.yaml", r.Text); again.Verdict == migrate.Migrated {
				t.Errorf("%q became %q, and that %q", text, r.Text, again.Text)
			}
		}
	})
}
