package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestAnswers holds the status and the type of each kind of answer.
func TestAnswers(t *testing.T) {
	server := httptest.NewServer(handler(4))
	defer server.Close()
	for name, test := range map[string]struct {
		body   string
		status int
		codes  []diag.Code
	}{
		"valid":     {"model: gpt2\nn: 5\n", http.StatusOK, nil},
		"invalid":   {"model: gpt2\nn: 0\nprecison: fp16\n", http.StatusUnprocessableEntity, []diag.Code{diag.OutOfRange, diag.UnknownField}},
		"no config": {"[", http.StatusBadRequest, []diag.Code{diag.Syntax}},
		"too large": {"model: " + strings.Repeat("x", maxBytes), http.StatusRequestEntityTooLarge, nil},
	} {
		response, err := http.Post(server.URL+"/validate", "application/yaml", strings.NewReader(test.body))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != test.status {
			t.Errorf("%s: %v, status %d: %s", name, err, response.StatusCode, body)
		}
		if test.status == http.StatusOK {
			var answer struct{ Experiment loader.Experiment }
			if err := json.Unmarshal(body, &answer); err != nil || answer.Experiment.N != 5 {
				t.Errorf("%s: %v: %s", name, err, body)
			}
			continue
		}
		if got := response.Header.Get("Content-Type"); got != "application/problem+json" {
			t.Errorf("%s: type %s", name, got)
		}
		var p problem
		if err := json.Unmarshal(body, &p); err != nil || p.Status != test.status || len(p.Diagnostics) != len(test.codes) {
			t.Errorf("%s: %v: %s", name, err, body)
			continue
		}
		for i, code := range test.codes {
			if p.Diagnostics[i].Code != code {
				t.Errorf("%s: %s, want %s", name, p.Diagnostics[i].Code, code)
			}
		}
	}
}

// TestLoad holds that under load every request is answered, rightly or as busy.
func TestLoad(t *testing.T) {
	server := httptest.NewServer(handler(2))
	defer server.Close()
	defer server.CloseClientConnections() // also those that were dialled and not used
	var wait sync.WaitGroup
	var mu sync.Mutex
	statuses := map[int]int{}
	for range 20 {
		wait.Go(func() {
			for range 20 {
				response, err := http.Post(server.URL+"/validate", "application/yaml", strings.NewReader("model: gpt2\n"))
				if err != nil {
					t.Error(err)
					return
				}
				_, err = io.Copy(io.Discard, response.Body)
				response.Body.Close()
				mu.Lock()
				statuses[response.StatusCode]++
				mu.Unlock()
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if statuses[http.StatusOK]+statuses[http.StatusServiceUnavailable] != 400 || statuses[http.StatusOK] == 0 {
		t.Errorf("%v", statuses)
	}
}
