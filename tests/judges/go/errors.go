package main

import (
	"go/ast"
	"go/token"
	"regexp"
	"strings"
)

func propagatesError(statement *ast.IfStmt) bool {
	condition, ok := statement.Cond.(*ast.BinaryExpr)
	if !ok || condition.Op != token.NEQ || !isIdentifier(condition.Y, "nil") {
		return false
	}
	checked, ok := condition.X.(*ast.Ident)
	if !ok || checked.Name != "err" && !strings.HasSuffix(checked.Name, "Err") {
		return false
	}
	if len(statement.Body.List) != 1 {
		return false
	}
	exit, ok := statement.Body.List[0].(*ast.ReturnStmt)
	return ok && len(exit.Results) > 0 && isIdentifier(exit.Results[len(exit.Results)-1], checked.Name)
}

const pkgErrors = "github.com/pkg/errors"

func judgeErrorCall(call *ast.CallExpr, names names) string {
	switch function := withoutTypeArguments(call.Fun); {
	case names.refersTo(call.Fun, "fmt", "Errorf") && len(call.Args) > 0 && wraps(call.Args[0]),
		names.refersTo(call.Fun, pkgErrors, "Wrap", "Wrapf", "WithMessage"):
		return "GO102"
	case names.refersTo(call.Fun, "errors", "Is"):
		return "GO104"
	case names.refersTo(function, "errors", "As", "AsType"):
		return "GO105"
	}
	return ""
}

func withoutTypeArguments(function ast.Expr) ast.Expr {
	switch function := function.(type) {
	case *ast.IndexExpr:
		return function.X
	case *ast.IndexListExpr:
		return function.X
	}
	return function
}

var wrapVerb = regexp.MustCompile(`%(\[[0-9]+\])?w`)

func wraps(format ast.Expr) bool {
	switch format := format.(type) {
	case *ast.BasicLit:
		return format.Kind == token.STRING && wrapVerb.MatchString(strings.ReplaceAll(format.Value, "%%", ""))
	case *ast.BinaryExpr:
		return format.Op == token.ADD && (wraps(format.X) || wraps(format.Y))
	case *ast.ParenExpr:
		return wraps(format.X)
	}
	return false
}

func sentinels(declaration *ast.GenDecl, names names) []*ast.Ident {
	var found []*ast.Ident
	if declaration.Tok != token.VAR {
		return nil
	}
	for _, spec := range declaration.Specs {
		spec := spec.(*ast.ValueSpec)
		if len(spec.Names) != 1 || len(spec.Values) != 1 {
			continue
		}
		name := spec.Names[0]
		call, ok := spec.Values[0].(*ast.CallExpr)
		if ok && (strings.HasPrefix(name.Name, "err") || strings.HasPrefix(name.Name, "Err")) &&
			(names.refersTo(call.Fun, "errors", "New") || names.refersTo(call.Fun, "fmt", "Errorf")) {
			found = append(found, name)
		}
	}
	return found
}

func isErrorMethod(function *ast.FuncDecl) bool {
	results := function.Type.Results
	return function.Recv != nil && function.Name.Name == "Error" && function.Type.Params.NumFields() == 0 &&
		results.NumFields() == 1 && isIdentifier(results.List[0].Type, "string")
}

func hasCommaOkResult(function *ast.FuncDecl) bool {
	results := function.Type.Results
	return results.NumFields() == 2 && isIdentifier(results.List[len(results.List)-1].Type, "bool")
}
