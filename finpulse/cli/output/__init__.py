"""What commands print: tables, and the dashboard with little bars."""
