// Service validates experiments over HTTP: POST a YAML file to /validate. The
// answer is the resolved experiment, or problem details (RFC 9457) with the
// diagnostics.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"io"
	"log"
	"net/http"
	"time"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

const maxBytes = 64 << 10

// problem is the body of an answer of type application/problem+json.
type problem struct {
	Type        string            `json:"type"`
	Title       string            `json:"title"`
	Status      int               `json:"status"`
	Detail      string            `json:"detail,omitempty"`
	Diagnostics []diag.Diagnostic `json:"diagnostics,omitempty"`
}

func main() {
	address := flag.String("address", "localhost:8080", "the address to listen on")
	flag.Parse()
	server := &http.Server{
		Addr:              *address,
		Handler:           handler(16),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      10 * time.Second,
		MaxHeaderBytes:    16 << 10,
	}
	log.Fatal(server.ListenAndServe())
}

// handler judges up to concurrent requests at a time, and refuses more.
func handler(concurrent int) http.Handler {
	l := loader.New(loader.WithMaxBytes(maxBytes))
	slots := make(chan struct{}, concurrent)
	mux := http.NewServeMux()
	mux.HandleFunc("POST /validate", func(w http.ResponseWriter, r *http.Request) {
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
		default:
			w.Header().Set("Retry-After", "1")
			refuse(w, problem{Title: "the service is busy", Status: http.StatusServiceUnavailable})
			return
		}
		data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBytes))
		switch {
		case errors.As(err, new(*http.MaxBytesError)):
			refuse(w, problem{Title: "the file is too large", Status: http.StatusRequestEntityTooLarge})
			return
		case err != nil:
			refuse(w, problem{Title: "the request cannot be read", Status: http.StatusBadRequest})
			return
		}
		experiment, err := l.LoadBytes("experiment.yaml", data)
		if err != nil {
			p := problem{Title: "the experiment is not valid", Status: http.StatusUnprocessableEntity, Diagnostics: diag.Of(err)}
			if errors.As(err, new(*loader.ConfigError)) {
				p.Title, p.Status = "the file is not a config", http.StatusBadRequest
			}
			refuse(w, p)
			return
		}
		write(w, "application/json", http.StatusOK, map[string]any{
			"experiment": experiment, "fingerprint": experiment.Fingerprint(), "warnings": experiment.Advisories(),
		})
	})
	return mux
}

func refuse(w http.ResponseWriter, p problem) {
	p.Type = "about:blank"
	write(w, "application/problem+json", p.Status, p)
}

func write(w http.ResponseWriter, contentType string, status int, body any) {
	text, err := json.Marshal(body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	if _, err := w.Write(text); err != nil {
		log.Print(err)
	}
}
