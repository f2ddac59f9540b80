package task

import (
	"bytes"
	"io"
	"strings"
	"sync"
)

// What a state keeps of the output of a command that failed.
const (
	keptLines = 20
	keptBytes = 500 // of each line
)

// output passes on what a command prints, and writes it to the log. Neither
// ends the command if it fails: a run of hours is not lost to a full disk or a
// closed terminal.
type output struct {
	mu     sync.Mutex
	log    io.Writer
	logErr error
	lines  [][]byte
	line   []byte // that has not ended yet
}

// through returns the writer for one of the streams of the command.
func (o *output) through(stream io.Writer) io.Writer { return &passed{output: o, stream: stream} }

type passed struct {
	*output
	stream io.Writer
	broken bool
}

func (p *passed) Write(text []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.broken {
		_, err := p.stream.Write(text)
		p.broken = err != nil
	}
	if p.logErr == nil {
		_, p.logErr = p.log.Write(text)
	}
	p.keep(text)
	return len(text), nil
}

// keep keeps the last lines.
func (o *output) keep(text []byte) {
	for len(text) > 0 {
		end := bytes.IndexByte(text, '\n')
		piece := text
		if end >= 0 {
			piece = text[:end]
		}
		// A progress bar writes its line again and again.
		if again := bytes.LastIndexByte(bytes.TrimRight(piece, "\r"), '\r'); again >= 0 {
			o.line, piece = o.line[:0], piece[again+1:]
		}
		if len(piece) > 0 && bytes.HasSuffix(o.line, []byte{'\r'}) {
			o.line = o.line[:0]
		}
		o.line = append(o.line, piece[:min(len(piece), keptBytes-min(len(o.line), keptBytes))]...)
		if end < 0 {
			return
		}
		o.endLine()
		text = text[end+1:]
	}
}

func (o *output) endLine() {
	o.lines = append(o.lines, bytes.Clone(bytes.TrimRight(o.line, "\r")))
	o.line = o.line[:0]
	if len(o.lines) > keptLines {
		o.lines = o.lines[1:]
	}
}

// last returns the last lines as text.
func (o *output) last() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.line) > 0 {
		o.endLine()
	}
	var lines []string
	for _, line := range o.lines {
		lines = append(lines, strings.ToValidUTF8(string(line), "\uFFFD"))
	}
	return lines
}
