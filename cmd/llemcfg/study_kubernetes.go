package main

import (
	"fmt"
	"path"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/run/kubernetes"
	"github.com/llenergymeasure/llemcfg/internal/run/lock"
)

func (c *Command) studyKubernetes() *cobra.Command {
	var o kubernetes.Options
	var ttl time.Duration
	var gpus int
	var noRetry []string
	cmd := &cobra.Command{
		Use:   "kubernetes LOCK --image IMAGE --volume CLAIM -- CMD ...",
		Short: "Write Kubernetes Jobs that run a locked study",
		Long: `Write the manifest of Indexed Jobs that run a locked study: one Job for each
number of GPUs that experiments need. Each pod does --runs-per-task runs with
llemcfg study run, one after the other with their gaps; CMD and its placeholders
are those of that command. The image must contain llemcfg and CMD.

The lock and the states are on the volume of a PersistentVolumeClaim that all
nodes can write to (ReadWriteMany), which is mounted at --mount. Copy the lock
there first.

A pod that fails is retried up to --retries times, but not after one of the exit
statuses in --no-retry. To continue, delete a Job and apply the same manifest: runs
that have succeeded are not repeated.`,
		Example: `  llemcfg study kubernetes study.lock.jsonl --image registry.example/llem:2.0 --volume studies -- python run.py {config} > jobs.yaml
  kubectl apply -f jobs.yaml`,
		RunE: func(cmd *cobra.Command, args []string) error {
			file, command, err := lockAndCommand(cmd, args)
			if err != nil {
				return err
			}
			o.Command, o.TTLSeconds = command, int(ttl.Seconds())
			for _, text := range noRetry {
				status, err := strconv.Atoi(text)
				if err != nil {
					return fmt.Errorf("--no-retry: %q is not an exit status", text)
				}
				o.NoRetry = append(o.NoRetry, status)
			}
			if o.Lock == "" {
				o.Lock = path.Join(o.Mount, filepath.Base(file))
			}
			if o.State == "" {
				o.State = path.Join(o.Mount, "state")
			}
			return c.kubernetes(file, gpus, &o)
		},
	}
	cmd.Flags().StringVar(&o.Image, "image", "", "the image of the container")
	cmd.Flags().StringVar(&o.Claim, "volume", "", "the PersistentVolumeClaim with the lock and the states")
	cmd.Flags().StringVar(&o.Mount, "mount", "/study", "where the volume is in the container")
	cmd.Flags().StringVar(&o.Lock, "lock", "", "the path of the lock in the container; by default its name, at --mount")
	cmd.Flags().StringVar(&o.State, "state", "", "the folder of states in the container; by default state, at --mount")
	cmd.Flags().StringVar(&o.Namespace, "namespace", "", "the namespace")
	cmd.Flags().IntVar(&o.Parallelism, "parallelism", 1, "how many pods of a Job run at once")
	cmd.Flags().IntVar(&o.RunsPerTask, "runs-per-task", 1, "how many runs a pod does")
	cmd.Flags().IntVar(&gpus, "gpus", -1, "the GPUs of every pod, whatever its experiments need; 0 asks for none")
	cmd.Flags().StringVar(&o.GPUResource, "gpu-resource", "nvidia.com/gpu", "the name of the resource of GPUs")
	cmd.Flags().IntVar(&o.Retries, "retries", 2, "how often a pod that fails is tried again")
	cmd.Flags().StringSliceVar(&noRetry, "no-retry", []string{strconv.Itoa(exitTrouble)}, "exit statuses after which a pod is not tried again")
	cmd.Flags().DurationVar(&ttl, "ttl", 7*24*time.Hour, "how long a Job is kept after it has ended")
	cmd.Flags().StringVar(&o.Program, "llemcfg", "llemcfg", "the path of llemcfg in the image")
	for _, flag := range []string{"image", "volume"} {
		if err := cmd.MarkFlagRequired(flag); err != nil {
			panic(err) // there is no such flag
		}
	}
	cmd.ValidArgsFunction = completeLock
	return cmd
}

func (c *Command) kubernetes(file string, gpus int, o *kubernetes.Options) error {
	l, err := lock.Open(file)
	if err != nil {
		return err
	}
	defer l.Close()
	if err := l.Verify(); err != nil {
		return err
	}
	if err := o.Check(); err != nil {
		return err
	}
	groups, err := lock.Groups(l, nil, gpus)
	if err != nil {
		return err
	}
	o.Divided = gpus < 0 && len(groups) > 1
	text, err := kubernetes.Manifest(&l.Header, groups, o)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	_, err = c.Stdout.Write(text)
	return err
}
