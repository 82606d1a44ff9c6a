package main

import (
	"go/ast"
	"go/token"
)

type finding struct {
	code string
	at   token.Pos
}

// judge lists the constructs of one file, in the order of the syntax tree.
func judge(file *ast.File, names names) []finding {
	var found []finding
	report := func(code string, at token.Pos) { found = append(found, finding{code, at}) }
	communications := communicationsOf(file)
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.IfStmt:
			if propagatesError(node) {
				report("GO101", node.If)
			}
		case *ast.CallExpr:
			if code := judgeErrorCall(node, names); code != "" {
				report(code, node.Pos())
			}
			if code := judgeConcurrencyCall(node, names); code != "" {
				report(code, node.Pos())
			}
		case *ast.GenDecl:
			for _, sentinel := range sentinels(node, names) {
				report("GO103", sentinel.Pos())
			}
		case *ast.FuncDecl:
			if isErrorMethod(node) {
				report("GO106", node.Type.Func)
			}
			if hasCommaOkResult(node) {
				report("GO113", node.Type.Func)
			}
		case *ast.GoStmt:
			report("GO201", node.Go)
		case *ast.StructType:
			for _, field := range node.Fields.List {
				if code := judgeField(field, names); code != "" {
					report(code, field.Pos())
				}
			}
		case *ast.SendStmt:
			if !communications[node] {
				report("GO303", node.Pos())
			}
		case *ast.SelectStmt:
			if hasDefault(node) {
				report("GO308", node.Select)
			} else {
				report("GO307", node.Select)
			}
		case *ast.TypeSpec:
			if code := judgeType(node.Type); code != "" {
				report(code, node.Name.Pos())
			}
		case *ast.SelectorExpr:
			if names.isPackage(node.X, "reflect") {
				report("GO901", node.Pos())
			}
			if code := judgeTypeUse(node, names); code != "" {
				report(code, node.Pos())
			}
		case *ast.Ident:
			if code := judgeTypeUse(node, names); code != "" {
				report(code, node.Pos())
			}
		case *ast.ImportSpec:
			if node.Path.Value == `"C"` {
				report("GO903", node.Pos())
			}
		}
		return true
	})
	return found
}
