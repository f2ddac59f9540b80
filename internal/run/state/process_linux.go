package state

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"sync"
)

// process tells a process of one machine from all others. Where it is known, a
// claim whose owner was killed can be taken over at once.
type process struct {
	// Machine is the boot of the system, and the namespace that process numbers
	// belong to: two containers may have one host name and the same numbers.
	Machine string `json:"machine,omitempty"`
	// Started is the time of start in clock ticks since the boot: numbers of
	// processes come again.
	Started string `json:"started,omitempty"`
}

var machine = sync.OnceValue(func() string {
	boot, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	namespace, err := os.Readlink("/proc/self/ns/pid")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(boot)) + " " + namespace
})

func thisProcess() process { return process{machine(), started(os.Getpid())} }

func (p process) isOfThisMachine() bool { return p.Machine != "" && p.Machine == machine() }

func (p process) isRunning(pid int) bool { return p.Started == "" || started(pid) == p.Started }

// started is empty if there is no such process, or it is a zombie.
func started(pid int) string {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return ""
	}
	// The name of the program, in parentheses, may hold anything.
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	const state, starttime = 0, 19
	if len(fields) <= starttime || fields[state] == "Z" || fields[state] == "X" {
		return ""
	}
	return fields[starttime]
}
