package main

import (
	"go/ast"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// exported lists what a dot import of a package brings, as far as a rule asks
// for it.
var exported = map[string][]string{
	"errors":                     {"New", "Is", "As", "AsType", "Join", "Unwrap"},
	"fmt":                        {"Errorf"},
	"github.com/pkg/errors":      {"Wrap", "Wrapf", "WithMessage"},
	"golang.org/x/sync/errgroup": {"WithContext", "Group"},
	"sync":                       {"WaitGroup", "Mutex", "RWMutex"},
}

type packageKey struct{ directory, name string }

// declared holds the package-level names of one package: those that every file
// sees, and those that only its tests see.
type declared struct{ everywhere, inTests map[string]bool }

func packageNames(files []sourceFile) map[packageKey]*declared {
	packages := map[packageKey]*declared{}
	for _, file := range files {
		key := keyOf(file)
		if packages[key] == nil {
			packages[key] = &declared{map[string]bool{}, map[string]bool{}}
		}
		names := packages[key].everywhere
		if isTest(file.path) {
			names = packages[key].inTests
		}
		for _, name := range topLevelNames(file.syntax) {
			names[name] = true
		}
	}
	return packages
}

func topLevelNames(file *ast.File) []string {
	var names []string
	for _, declaration := range file.Decls {
		switch declaration := declaration.(type) {
		case *ast.FuncDecl:
			if declaration.Recv == nil {
				names = append(names, declaration.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range declaration.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					names = append(names, spec.Name.Name)
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						names = append(names, name.Name)
					}
				}
			}
		}
	}
	return names
}

func keyOf(file sourceFile) packageKey {
	return packageKey{path.Dir(file.path), file.syntax.Name.Name}
}

func isTest(path string) bool { return strings.HasSuffix(path, "_test.go") }

// names answers what an identifier of one file refers to.
type names struct {
	packages   map[string]string // name in the file -> import path
	dotted     []string          // paths of the dot imports
	unresolved map[*ast.Ident]bool
	inPackage  func(string) bool
}

func resolve(file sourceFile, packages map[packageKey]*declared) names {
	own := packages[keyOf(file)]
	test := isTest(file.path)
	found := names{
		packages:   map[string]string{},
		unresolved: map[*ast.Ident]bool{},
		inPackage:  func(name string) bool { return own.everywhere[name] || test && own.inTests[name] },
	}
	// The parser's own resolver leaves here what no scope of this file declares.
	for _, identifier := range file.syntax.Unresolved {
		found.unresolved[identifier] = true
	}
	for _, spec := range file.syntax.Imports {
		importPath, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		switch {
		case spec.Name == nil:
			found.packages[packageName(importPath)] = importPath
		case spec.Name.Name == ".":
			found.dotted = append(found.dotted, importPath)
		case spec.Name.Name != "_":
			found.packages[spec.Name.Name] = importPath
		}
	}
	return found
}

var majorVersion = regexp.MustCompile(`^v[0-9]+$`)

func packageName(importPath string) string {
	directory, last := path.Split(importPath)
	if majorVersion.MatchString(last) && directory != "" {
		return path.Base(directory)
	}
	return last
}

// refersTo reports whether expression is a reference to name of the package.
func (n names) refersTo(expression ast.Expr, importPath string, wanted ...string) bool {
	switch expression := expression.(type) {
	case *ast.SelectorExpr:
		return n.isPackage(expression.X, importPath) && contains(wanted, expression.Sel.Name)
	case *ast.Ident:
		return contains(wanted, expression.Name) && contains(n.dotted, importPath) &&
			contains(exported[importPath], expression.Name) &&
			n.unresolved[expression] && !n.inPackage(expression.Name)
	}
	return false
}

func (n names) isPackage(expression ast.Expr, importPath string) bool {
	identifier, ok := expression.(*ast.Ident)
	return ok && n.unresolved[identifier] && n.packages[identifier.Name] == importPath
}

// isBuiltin reports whether expression is the predeclared function of the name.
func (n names) isBuiltin(expression ast.Expr, name string) bool {
	identifier, ok := expression.(*ast.Ident)
	if !ok || identifier.Name != name || !n.unresolved[identifier] || n.inPackage(name) {
		return false
	}
	_, imported := n.packages[name]
	return !imported
}

func contains(list []string, wanted string) bool {
	for _, element := range list {
		if element == wanted {
			return true
		}
	}
	return false
}

func isIdentifier(expression ast.Expr, name string) bool {
	identifier, ok := expression.(*ast.Ident)
	return ok && identifier.Name == name
}
