//go:build unix && kill

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestKilledMigration holds that files which migrate --write was killed over
// are each the old file or the new one, and that the next run leaves nothing but
// new ones. It takes 20 seconds.
func TestKilledMigration(t *testing.T) {
	const n = 3000
	dir := t.TempDir()
	old := "model_name: gpt2 # the model\nmax_input_tokens: 512\n"
	write := func() {
		for i := range n {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.yaml", i)), []byte(old), 0o640); err != nil {
				t.Fatal(err)
			}
		}
	}
	// count reads all that is there.
	count := func(now string) (olds, news, left int) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			text, err := os.ReadFile(filepath.Join(dir, e.Name()))
			switch {
			case err != nil:
				t.Fatal(err)
			case filepath.Ext(e.Name()) != ".yaml":
				left++
			case string(text) == old:
				olds++
			case string(text) == now:
				news++
			default:
				t.Fatalf("%s is half written: %q", e.Name(), text)
			}
		}
		return olds, news, left
	}

	write()
	if out, err := binary(t, "migrate", "--write", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %.2000s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, "0000.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	now := string(text)
	if olds, news, left := count(now); olds != 0 || news != n || left != 0 {
		t.Fatalf("%d old, %d new, %d left over", olds, news, left)
	}

	write()
	killedOver, leftOver := 0, 0
	for range 20 {
		cmd := binary(t, "migrate", "--write", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(50+rand.IntN(250)) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		olds, news, left := count(now)
		if left > 1 {
			t.Errorf("%d files are left over, also of earlier runs", left)
		}
		leftOver += left
		if olds > 0 && news > 0 {
			killedOver++
		}
		if olds < n/4 {
			write()
		}
	}
	if killedOver == 0 {
		t.Error("no run was killed while it wrote")
	}
	t.Logf("%d of 20 runs were killed while they wrote, and left %d files over", killedOver, leftOver)
	if out, err := binary(t, "migrate", "--write", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %.2000s", err, out)
	}
	if olds, news, left := count(now); olds != 0 || news != n || left != 0 {
		t.Errorf("%d old, %d new, %d left over", olds, news, left)
	}
}
