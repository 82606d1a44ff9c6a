// Command judge lists every Go construct that docs/judges.md defines a rule for.
//
// Usage: judge ROOT < files
//
// It reads paths relative to ROOT from standard input, one a line, and prints
// JSON lines: {"path","line","code"} for a construct, {"path","error"} for a
// file that go/parser rejects.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"path/filepath"
)

type construct struct {
	Path string `json:"path"`
	Line int    `json:"line"`
	Code string `json:"code"`
}

type rejection struct {
	Path  string `json:"path"`
	Error string `json:"error"`
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: judge ROOT < files")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "judge:", err)
		os.Exit(1)
	}
}

func run(root string, paths io.Reader, report io.Writer) error {
	buffered := bufio.NewWriter(report)
	out := json.NewEncoder(buffered)
	files, err := parseAll(root, paths, out)
	if err != nil {
		return err
	}
	packages := packageNames(files)
	for _, file := range files {
		names := resolve(file, packages)
		for _, found := range judge(file.syntax, names) {
			line := file.positions.PositionFor(found.at, false).Line
			if err := out.Encode(construct{file.path, line, found.code}); err != nil {
				return err
			}
		}
	}
	return buffered.Flush()
}

type sourceFile struct {
	path      string
	positions *token.FileSet
	syntax    *ast.File
}

func parseAll(root string, paths io.Reader, out *json.Encoder) ([]sourceFile, error) {
	var files []sourceFile
	lines := bufio.NewScanner(paths)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		path := lines.Text()
		positions := token.NewFileSet()
		syntax, err := parser.ParseFile(positions, filepath.Join(root, filepath.FromSlash(path)), nil, 0)
		if err != nil {
			if err := out.Encode(rejection{path, err.Error()}); err != nil {
				return nil, err
			}
			continue
		}
		files = append(files, sourceFile{path, positions, syntax})
	}
	return files, lines.Err()
}
