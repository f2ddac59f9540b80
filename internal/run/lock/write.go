package lock

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"math"
	"os"
	"slices"
)

// Writer writes a lock. What it keeps in memory is about 50 bytes for each
// point that runs; the points themselves wait in a temporary file, since the
// header, which stands before them, is known only after the last.
type Writer struct {
	spool    *os.File
	buffered *bufio.Writer
	size     int64
	numbers  []int // of the points that run, ascending
	places   []place
}

// place is what the line of a run takes from its point.
type place struct {
	fingerprint [sha256.Size]byte
	offset      int64
	gpus        int
}

// NewWriter makes a Writer, which keeps a temporary file in dir until Close; an
// empty dir is the system's folder of temporary files.
func NewWriter(dir string) (*Writer, error) {
	spool, err := os.CreateTemp(dir, ".llemcfg-lock-*")
	if err != nil {
		return nil, fmt.Errorf("keeping the points of the study: %w", err)
	}
	// Where the system allows it, a kill leaves nothing behind.
	_ = os.Remove(spool.Name())
	return &Writer{spool: spool, buffered: bufio.NewWriterSize(spool, 1<<18)}, nil
}

// Close removes the temporary file.
func (w *Writer) Close() error {
	err := w.spool.Close()
	if removed := os.Remove(w.spool.Name()); !errors.Is(removed, fs.ErrNotExist) {
		err = errors.Join(err, removed)
	}
	return err
}

// Point adds the next point.
func (w *Writer) Point(p *Point) error {
	line, err := encode(p)
	if err != nil {
		return fmt.Errorf("point %d: %w", p.Number, err)
	}
	if p.Experiment != nil {
		at := place{offset: w.size, gpus: p.GPUs}
		if n, err := hex.Decode(at.fingerprint[:], []byte(p.Fingerprint)); err != nil || n != sha256.Size {
			return fmt.Errorf("point %d: %q is not a fingerprint", p.Number, p.Fingerprint)
		}
		if last := len(w.numbers) - 1; last >= 0 && w.numbers[last] >= p.Number {
			return fmt.Errorf("point %d comes after point %d", p.Number, w.numbers[last])
		}
		w.numbers, w.places = append(w.numbers, p.Number), append(w.places, at)
	}
	w.size += int64(len(line)) + 1
	if _, err := w.buffered.Write(line); err != nil {
		return fmt.Errorf("keeping the points of the study: %w", err)
	}
	return w.buffered.WriteByte('\n')
}

// Finish writes the whole lock to out; it may do so again. Of the runs it takes all but what their
// points say: the fingerprint, the GPUs and the offset. It asks for them twice.
func (w *Writer) Finish(out io.Writer, header Header, runs iter.Seq[Run]) error {
	header.Kind, header.Format = kind, Format
	head, err := encode(header)
	if err != nil {
		return err
	}
	digest := sha256.New()
	buffered := bufio.NewWriterSize(io.MultiWriter(out, digest), 1<<18)
	buffered.Write(append(head, '\n'))
	pointsAt := int64(len(head)) + 1
	if err := w.copyPoints(buffered); err != nil {
		return err
	}
	f := footer{PointsAt: pointsAt, RunsAt: pointsAt + w.size}
	if err := w.writeRuns(buffered, &f, runs); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	if f.Runs != header.Counts.Runs {
		return fmt.Errorf("the study counts %d runs and has %d", header.Counts.Runs, f.Runs)
	}
	f.Size = f.RunsAt + int64(f.Runs)*f.RunWidth
	f.SHA256 = hex.EncodeToString(digest.Sum(nil))
	foot, err := encode(f)
	if err != nil {
		return err
	}
	_, err = out.Write(append(foot, '\n'))
	return err
}

func (w *Writer) copyPoints(out io.Writer) error {
	if err := w.buffered.Flush(); err != nil {
		return fmt.Errorf("keeping the points of the study: %w", err)
	}
	if _, err := w.spool.Seek(0, io.SeekStart); err != nil {
		return err
	}
	n, err := io.Copy(out, w.spool)
	if err == nil && n != w.size {
		err = fmt.Errorf("keeping the points of the study: %d bytes of %d are left", n, w.size)
	}
	return err
}

// writeRuns writes the runs with as many spaces as make their lines alike.
func (w *Writer) writeRuns(out *bufio.Writer, f *footer, runs iter.Seq[Run]) error {
	width, err := w.width(f.PointsAt, runs)
	if err != nil {
		return err
	}
	f.RunWidth = width
	for r := range runs {
		if r.Index != f.Runs {
			return fmt.Errorf("run %d comes as the run with index %d", f.Runs, r.Index)
		}
		f.Runs++
		line, err := w.run(r, f.PointsAt)
		if err != nil {
			return err
		}
		out.Write(line)
		out.Write(bytes.Repeat([]byte{' '}, int(width)-len(line)-1))
		if err := out.WriteByte('\n'); err != nil {
			return err
		}
	}
	return nil
}

// width is the length of the longest line that a run of these could have, with
// its end. Lines differ by the numbers in them alone.
func (w *Writer) width(pointsAt int64, runs iter.Seq[Run]) (int64, error) {
	longest := 0
	seconds := map[float64]bool{}
	var most Run
	for r := range runs {
		most.Index, most.Number, most.Cycle = max(most.Index, r.Index), max(most.Number, r.Number), max(most.Cycle, r.Cycle)
		if r.GapSeconds != nil {
			seconds[*r.GapSeconds] = true
		}
	}
	most.GPUs, most.Offset, most.Gap = 1, pointsAt+w.size, ExperimentGap
	for _, p := range w.places {
		most.GPUs = max(most.GPUs, p.gpus)
	}
	most.Fingerprint = string(bytes.Repeat([]byte{'0'}, 2*sha256.Size))
	lengths := []*float64{nil}
	for s := range seconds {
		if math.IsInf(s, 0) || math.IsNaN(s) {
			return 0, fmt.Errorf("a gap of %v seconds", s)
		}
		lengths = append(lengths, &s)
	}
	for _, s := range lengths {
		most.GapSeconds = s
		line, err := encode(most)
		if err != nil {
			return 0, err
		}
		longest = max(longest, len(line))
	}
	return int64(longest) + 1, nil
}

func (w *Writer) run(r Run, pointsAt int64) ([]byte, error) {
	at, err := w.place(r.Number)
	if err != nil {
		return nil, fmt.Errorf("run %d: %w", r.Index, err)
	}
	r.Fingerprint = hex.EncodeToString(at.fingerprint[:])
	r.GPUs = at.gpus
	r.Offset = pointsAt + at.offset
	return encode(r)
}

func (w *Writer) place(number int) (*place, error) {
	i, ok := slices.BinarySearch(w.numbers, number)
	if !ok {
		return nil, fmt.Errorf("point %d does not run", number)
	}
	return &w.places[i], nil
}
