// Command bench measures llemcfg beside other ways of checking the same files,
// all in one run, interleaved, and prints a table. Every way has to come to the
// right verdict on every file, or it says on how many it does not.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) > 1 && os.Args[1] == measureFlag {
		if err := measure(os.Args[2:]); err != nil {
			log.Fatal(err)
		}
		return
	}
	var o options
	flag.IntVar(&o.files, "files", 1000, "how many files of each kind to generate")
	flag.IntVar(&o.passes, "passes", 7, "how many passes over the files; the best counts")
	flag.IntVar(&o.batch, "batch", 10_000, "how many files the commands get in one call")
	flag.IntVar(&o.million, "loads", 1_000_000, "how many loads to watch the memory over")
	flag.Parse()
	if err := run(o); err != nil {
		log.Fatal(err)
	}
}

type options struct {
	files, passes, batch, million int
}

func run(o options) error {
	dir, err := os.MkdirTemp("", "llemcfg-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	sets := newCorpus(o.files)
	fmt.Printf("%s\n\n", machine())
	peers, err := newPeers()
	if err != nil {
		return err
	}
	if err := libraries(sets, peers, o); err != nil {
		return err
	}
	if err := processes(dir, sets[0], o); err != nil {
		return err
	}
	if err := sizes(o); err != nil {
		return err
	}
	if err := studies(o); err != nil {
		return err
	}
	return memory(sets, o)
}
