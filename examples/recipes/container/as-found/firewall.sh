#!/bin/sh
# Prometheus may ask, nobody else.
iptables -A INPUT -p tcp --dport 9100 -s 198.51.100.7 -j ACCEPT
iptables -A INPUT -p tcp --dport 9100 -j REJECT
