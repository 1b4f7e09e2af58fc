"""The desk (工作台): where caseworkers handle what was routed to their department. Views and forms, nothing else."""
