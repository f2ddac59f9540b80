package lock

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
)

// Lock is an open lock. It is safe for concurrent use.
type Lock struct {
	Header Header

	path   string
	text   io.ReaderAt
	close  func() error
	footer footer
}

// Open opens a lock and reads its header and footer. Every error names the
// file, says what is wrong with it, and what to do.
func Open(path string) (*Lock, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: there is no such file; llemcfg study lock writes a lock", path)
	case err == nil && !info.Mode().IsRegular(): // opening a named pipe would wait
		return nil, fmt.Errorf("%s is not a regular file, as a lock has to be", path)
	case err != nil:
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	l, err := New(path, file, info.Size())
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	l.close = file.Close
	return l, nil
}

// New is Open for a lock that is not a file. It stands for size bytes of text,
// and messages call it name.
func New(name string, text io.ReaderAt, size int64) (*Lock, error) {
	l := &Lock{path: name, text: text, close: func() error { return nil }}
	if err := l.readHeader(); err != nil {
		return nil, err
	}
	if err := l.readFooter(size); err != nil {
		return nil, err
	}
	return l, nil
}

// Close closes the file.
func (l *Lock) Close() error { return l.close() }

// Path is what the lock was opened by.
func (l *Lock) Path() string { return l.path }

// Runs is the number of runs.
func (l *Lock) Runs() int { return l.footer.Runs }

// maxHeader and maxFooter are more bytes than a header and a footer have.
const (
	maxHeader = 1 << 20
	maxFooter = 1 << 10
)

func (l *Lock) readHeader() error {
	line, err := bufio.NewReader(io.NewSectionReader(l.text, 0, maxHeader)).ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		line, err = bufio.NewReaderSize(io.NewSectionReader(l.text, 0, maxHeader), maxHeader).ReadSlice('\n')
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return err
	}
	var version struct {
		Kind   string `json:"kind"`
		Format int    `json:"format"`
	}
	start, _ := bytes.CutPrefix(line, []byte(`{"kind":"`+kind+`"`))
	isCut := err != nil && len(start) < len(line)
	switch {
	case isCut:
		return l.cutOff()
	case json.Unmarshal(line, &version) != nil || version.Kind != kind:
		return fmt.Errorf("%s is not the lock of a study; llemcfg study lock writes one", l.path)
	case version.Format != Format:
		return fmt.Errorf("%s is a lock of format %d, and this llemcfg reads format %d: lock the study again, or use the llemcfg that wrote it", l.path, version.Format, Format)
	}
	if err := decode(line, &l.Header); err != nil {
		return l.edited("the header", err)
	}
	return nil
}

func (l *Lock) readFooter(size int64) error {
	end := make([]byte, min(size, maxFooter))
	if _, err := l.text.ReadAt(end, size-int64(len(end))); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	line, isWhole := bytes.CutSuffix(end, []byte("\n"))
	line = line[bytes.LastIndexByte(line, '\n')+1:]
	if !isWhole || !bytes.HasPrefix(line, []byte(`{"points_at":`)) {
		return l.cutOff()
	}
	f := &l.footer
	if err := decode(line, f); err != nil {
		return l.edited("the footer", err)
	}
	if before := size - int64(len(line)) - 1; f.Size != before {
		return l.edited("the size", fmt.Errorf("%d bytes stand before the footer, which says %d", before, f.Size))
	}
	return nil
}

func (l *Lock) cutOff() error {
	return fmt.Errorf("%s is cut off: it does not end with the footer of a lock; lock the study again", l.path)
}

func (l *Lock) edited(what string, err error) error {
	return fmt.Errorf("%s is damaged or was edited: %s: %w; lock the study again", l.path, what, err)
}

// Run returns run index, which is counted from 0.
func (l *Lock) Run(index int) (Run, error) {
	var r Run
	if index < 0 || index >= l.footer.Runs {
		return r, fmt.Errorf("%s has no run %d: its %s", l.path, index, l.indices())
	}
	line := make([]byte, l.footer.RunWidth)
	if _, err := l.text.ReadAt(line, l.footer.RunsAt+int64(index)*l.footer.RunWidth); err != nil {
		return r, fmt.Errorf("%s: run %d: %w", l.path, index, err)
	}
	return r, l.decodeRun(line, index, &r)
}

func (l *Lock) indices() string {
	if l.footer.Runs == 1 {
		return "only run is 0"
	}
	return fmt.Sprintf("runs are 0 to %d", l.footer.Runs-1)
}

func (l *Lock) decodeRun(line []byte, index int, r *Run) error {
	err := decode(line, r)
	if err == nil && r.Index != index {
		err = fmt.Errorf("it is run %d", r.Index)
	}
	if err != nil {
		return l.edited(fmt.Sprintf("run %d", index), err)
	}
	return nil
}

// Point returns the point of a run.
func (l *Lock) Point(r Run) (*Point, error) {
	line, err := bufio.NewReaderSize(io.NewSectionReader(l.text, r.Offset, l.footer.RunsAt-r.Offset), 1<<13).ReadBytes('\n')
	if err != nil {
		return nil, l.edited(fmt.Sprintf("the point of run %d", r.Index), err)
	}
	p := &Point{}
	err = decode(line, p)
	if err == nil && (p.Number != r.Number || p.Fingerprint != r.Fingerprint || p.Experiment == nil) {
		err = errors.New("it is another point")
	}
	if err != nil {
		return nil, l.edited(fmt.Sprintf("the point of run %d", r.Index), err)
	}
	return p, nil
}

// All are the runs in the order of execution. It ends after an error.
func (l *Lock) All() iter.Seq2[Run, error] {
	return func(yield func(Run, error) bool) {
		section := io.NewSectionReader(l.text, l.footer.RunsAt, int64(l.footer.Runs)*l.footer.RunWidth)
		lines := bufio.NewReaderSize(section, 1<<18)
		line := make([]byte, l.footer.RunWidth)
		for i := range l.footer.Runs {
			var r Run
			_, err := io.ReadFull(lines, line)
			if err != nil {
				err = fmt.Errorf("%s: run %d: %w", l.path, i, err)
			} else {
				err = l.decodeRun(line, i, &r)
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// Verify reads the whole lock and compares it with its SHA-256.
func (l *Lock) Verify() error {
	digest := sha256.New()
	if _, err := io.Copy(digest, io.NewSectionReader(l.text, 0, l.footer.Size)); err != nil {
		return fmt.Errorf("%s: %w", l.path, err)
	}
	if hex.EncodeToString(digest.Sum(nil)) != l.footer.SHA256 {
		return l.edited("the whole", errors.New("its SHA-256 does not match"))
	}
	return nil
}
