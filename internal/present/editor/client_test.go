//go:build node

package editor_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"
)

// server is the YAML language server, spoken to over its standard streams.
type server struct {
	t         *testing.T
	catalogue string // its address; empty for none
	stdin     io.WriteCloser

	mu          sync.Mutex
	next        int
	answers     map[int]chan json.RawMessage
	diagnostics map[string]chan []diagnostic
}

// message is one of the language server protocol.
type message struct {
	JSONRPC string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

type diagnostic struct {
	Range struct {
		Start position `json:"start"`
	} `json:"range"`
	Message string `json:"message"`
}

type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// patience is how long an answer may take.
const patience = time.Minute

func newServer(t *testing.T) *server { return newServerWithCatalogue(t, "") }

// newServerWithCatalogue lets the server find schemas by the names of files, in
// a catalogue in SchemaStore's form at an address.
func newServerWithCatalogue(t *testing.T, catalogue string) *server {
	t.Helper()
	cmd := exec.Command("node", "../../../tools/node/node_modules/yaml-language-server/bin/yaml-language-server", "--stdio")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s := &server{t: t, catalogue: catalogue, stdin: stdin, answers: map[int]chan json.RawMessage{}, diagnostics: map[string]chan []diagnostic{}}
	read := make(chan struct{})
	go func() {
		defer close(read)
		s.read(stdout)
	}()
	t.Cleanup(func() {
		s.ask("shutdown", nil)
		s.tell("exit", nil)
		<-read
		_ = cmd.Wait() // how it ends is no concern of ours
	})
	s.ask("initialize", map[string]any{
		"processId": os.Getpid(),
		"rootUri":   nil,
		"capabilities": map[string]any{"textDocument": map[string]any{
			"completion": map[string]any{"completionItem": map[string]any{"snippetSupport": true, "documentationFormat": []string{"markdown"}}},
			"hover":      map[string]any{"contentFormat": []string{"markdown"}},
		}},
	})
	s.tell("initialized", map[string]any{})
	return s
}

// settings are the server's, asked for by itself: nothing is fetched but the
// catalogue and what that names.
func (s *server) settings(section string) any {
	switch section {
	case "yaml":
		return map[string]any{
			"validate": true, "hover": true, "completion": true,
			"schemaStore": map[string]any{"enable": s.catalogue != "", "url": s.catalogue},
		}
	default:
		return nil
	}
}

func (s *server) read(stdout io.Reader) {
	r := bufio.NewReader(stdout)
	for {
		header, err := textproto.NewReader(r).ReadMIMEHeader()
		if err != nil {
			return
		}
		length, err := strconv.Atoi(header.Get("Content-Length"))
		if err != nil {
			s.t.Error(err)
			return
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(r, body); err != nil {
			return
		}
		var m message
		if err := json.Unmarshal(body, &m); err != nil {
			s.t.Error(err)
			return
		}
		s.handle(m)
	}
}

func (s *server) handle(m message) {
	switch {
	case m.Method == "workspace/configuration":
		var params struct {
			Items []struct {
				Section string `json:"section"`
			} `json:"items"`
		}
		_ = json.Unmarshal(m.Params, &params)
		answers := make([]any, len(params.Items))
		for i, item := range params.Items {
			answers[i] = s.settings(item.Section)
		}
		s.send(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": answers})
	case m.Method == "textDocument/publishDiagnostics":
		var params struct {
			URI         string       `json:"uri"`
			Diagnostics []diagnostic `json:"diagnostics"`
		}
		_ = json.Unmarshal(m.Params, &params)
		s.published(params.URI) <- params.Diagnostics
	case m.Method != "" && m.ID != nil:
		s.send(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": nil})
	case m.ID != nil:
		var id int
		_ = json.Unmarshal(m.ID, &id)
		s.mu.Lock()
		answer := s.answers[id]
		s.mu.Unlock()
		if m.Error != nil {
			s.t.Errorf("the server answers %s", m.Error)
		}
		if answer != nil {
			answer <- m.Result
		}
	}
}

func (s *server) published(uri string) chan []diagnostic {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.diagnostics[uri] == nil {
		s.diagnostics[uri] = make(chan []diagnostic, 100)
	}
	return s.diagnostics[uri]
}

func (s *server) send(m any) {
	body, err := json.Marshal(m)
	if err != nil {
		s.t.Error(err)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := fmt.Fprintf(s.stdin, "Content-Length: %d\r\n\r\n%s", len(body), body); err != nil {
		s.t.Error(err)
	}
}

func (s *server) tell(method string, params any) {
	s.send(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

func (s *server) ask(method string, params any) json.RawMessage {
	s.t.Helper()
	s.mu.Lock()
	s.next++
	id := s.next
	answer := make(chan json.RawMessage, 1)
	s.answers[id] = answer
	s.mu.Unlock()
	s.send(map[string]any{"jsonrpc": "2.0", "id": id, "method": method, "params": params})
	select {
	case result := <-answer:
		return result
	case <-time.After(patience):
		s.t.Fatalf("no answer to %s", method)
		return nil
	}
}

// open shows a file to the server and gives what it has to say of it.
func (s *server) open(uri, text string) []diagnostic {
	s.t.Helper()
	s.tell("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": uri, "languageId": "yaml", "version": 1, "text": text,
	}})
	select {
	case ds := <-s.published(uri):
		return ds
	case <-time.After(patience):
		s.t.Fatalf("no diagnostics of %s", uri)
		return nil
	}
}

func at(uri string, line, character int) map[string]any {
	return map[string]any{"textDocument": map[string]any{"uri": uri}, "position": position{line, character}}
}

// completions returns what the server offers at a place, with the text that goes
// with each.
func (s *server) completions(uri string, line, character int) map[string]string {
	s.t.Helper()
	var list struct {
		Items []struct {
			Label         string `json:"label"`
			Documentation any    `json:"documentation"`
		} `json:"items"`
	}
	if err := json.Unmarshal(s.ask("textDocument/completion", at(uri, line, character)), &list); err != nil {
		s.t.Fatal(err)
	}
	out := map[string]string{}
	for _, item := range list.Items {
		out[item.Label] = fmt.Sprint(item.Documentation)
	}
	return out
}

// hover returns what the server shows of what is at a place.
func (s *server) hover(uri string, line, character int) string {
	s.t.Helper()
	var hover struct {
		Contents struct {
			Value string `json:"value"`
		} `json:"contents"`
	}
	if err := json.Unmarshal(s.ask("textDocument/hover", at(uri, line, character)), &hover); err != nil {
		s.t.Fatal(err)
	}
	return hover.Contents.Value
}
