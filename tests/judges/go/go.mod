module rustbound/judge

go 1.22
