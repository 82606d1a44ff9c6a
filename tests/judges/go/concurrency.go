package main

import "go/ast"

const errgroup = "golang.org/x/sync/errgroup"

func judgeConcurrencyCall(call *ast.CallExpr, names names) string {
	switch {
	case names.refersTo(call.Fun, errgroup, "WithContext"):
		return "GO203"
	case names.isBuiltin(call.Fun, "close"):
		return "GO305"
	case names.isBuiltin(call.Fun, "make") && len(call.Args) > 0:
		if _, ok := call.Args[0].(*ast.ChanType); ok && len(call.Args) == 1 {
			return "GO301"
		} else if ok && len(call.Args) == 2 {
			return "GO302"
		}
	}
	return ""
}

func judgeTypeUse(expression ast.Expr, names names) string {
	switch {
	case names.refersTo(expression, "sync", "WaitGroup"):
		return "GO202"
	case names.refersTo(expression, errgroup, "Group"):
		return "GO203"
	}
	return ""
}

func judgeField(field *ast.Field, names names) string {
	switch {
	case names.refersTo(field.Type, "sync", "Mutex"):
		return "GO205"
	case names.refersTo(field.Type, "sync", "RWMutex"):
		return "GO206"
	}
	return ""
}

func judgeType(expression ast.Expr) string {
	switch expression := expression.(type) {
	case *ast.StructType:
		return "GO501"
	case *ast.InterfaceType:
		for _, element := range expression.Methods.List {
			if len(element.Names) > 0 {
				return "GO401"
			}
		}
	}
	return ""
}

// communicationsOf finds the statements that a select waits for.
func communicationsOf(file *ast.File) map[ast.Node]bool {
	found := map[ast.Node]bool{}
	ast.Inspect(file, func(node ast.Node) bool {
		if clause, ok := node.(*ast.CommClause); ok && clause.Comm != nil {
			found[clause.Comm] = true
		}
		return true
	})
	return found
}

func hasDefault(statement *ast.SelectStmt) bool {
	for _, clause := range statement.Body.List {
		if clause.(*ast.CommClause).Comm == nil {
			return true
		}
	}
	return false
}
